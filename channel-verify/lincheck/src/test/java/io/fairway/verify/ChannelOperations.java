package io.fairway.verify;

import io.fairway.channel.Channel;
import io.fairway.channel.Seams;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

/** What any thread may do with a channel; who may send and receive the subclasses say. */
public abstract class ChannelOperations {
    static final Exception CAUSE = new Exception("cause");

    final Channel<Integer> channel;

    ChannelOperations(Channel<Integer> channel) {
        this.channel = channel;
    }

    @Operation
    public boolean close() {
        return channel.close();
    }

    @Operation
    public boolean closeWithCause() {
        return channel.close(CAUSE);
    }

    @Operation
    public boolean isClosed() {
        return channel.isClosed();
    }

    @Operation
    public boolean isDrained() {
        return channel.isDrained();
    }

    @Operation
    public int size() {
        return channel.size();
    }

    @Validate
    public void checkInvariants() {
        Seams.checkIdle(channel);
    }
}
