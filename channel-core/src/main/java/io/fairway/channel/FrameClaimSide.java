package io.fairway.channel;

import io.fairway.channel.blocking.Outcome;
import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Selectable;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Claims from a frame channel, as one case of a select sees them. */
final class FrameClaimSide implements Selectable {
    private final PairedFrameChannel frames;
    private final IntSupplier length;

    FrameClaimSide(PairedFrameChannel frames, IntSupplier length) {
        this.frames = frames;
        this.length = length;
    }

    @Override
    public boolean attempt(Registration r) {
        final Frame frame = frames.tryClaim(length.getAsInt());
        if (frame == null && !frames.isClosed()) {
            return false;
        }
        r.resolve(frame == null ? Outcome.CLOSED : Outcome.DONE, frame);
        return true;
    }

    @Override
    public boolean register(Registration r) {
        frames.checkNotOwn();
        return frames.free.register(r); // to receive the next frame that comes back
    }

    @Override
    public boolean settle(Registration r) {
        final Frame back = (Frame) r.takeItem();
        if (back == null) { // closed
            frames.finishClose(); // before anybody is told
            return true;
        }
        frames.giveBackToSpace(back);
        r.prepareReceive();
        return attempt(r); // there may not be room enough yet
    }

    @Override
    public void withdraw(Registration r) {
        frames.free.withdraw(r);
    }

    @Override
    public long version(boolean sending) {
        return frames.free.version(sending);
    }

    @Override
    public ChannelClosedException closedException() {
        return frames.closedException();
    }

    @Override
    public @Nullable Throwable closeCause() {
        return frames.filled.closeCause();
    }
}
