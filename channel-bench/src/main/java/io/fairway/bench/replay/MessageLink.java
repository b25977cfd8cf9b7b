package io.fairway.bench.replay;

import io.fairway.bench.itch.ItchDecoder;
import io.fairway.channel.Channel;
import java.nio.ByteBuffer;

/** Messages travel as objects, which the reader makes of the bytes. */
final class MessageLink implements FeedLink {
    private final Channel<FeedMessage> channel;
    private final CountedSender<FeedMessage> sender;

    MessageLink(Channel<FeedMessage> channel) {
        this.channel = channel;
        this.sender = new CountedSender<>(channel.sender());
    }

    @Override
    public void send(long sequence, long intendedNanos, ByteBuffer message)
            throws InterruptedException {
        sender.send(new FeedMessage(sequence, intendedNanos, ItchDecoder.decode(message)));
    }

    @Override
    public void receiveAll(Handler handler) throws InterruptedException {
        for (FeedMessage each : channel) {
            handler.handle(each);
        }
    }

    @Override
    public void close(Throwable cause) {
        channel.close(cause);
    }

    @Override
    public long blocked() {
        return sender.blocked();
    }
}
