package io.fairway.bench.peers.workload;

import com.softwaremill.jox.ChannelDone;
import io.fairway.channel.Channel;

/** Looks at a closed and drained channel, which say that it is. */
final class ClosedPolls {
    private static final int POLLS = 1024;

    private ClosedPolls() {}

    static Load fairway(Shape shape) {
        final Channel<Item> channel = FairwayTransport.channel(Implementation.FAIRWAY, shape);
        channel.close();
        return () -> {
            int closed = 0;
            for (int i = 0; i < POLLS; i++) {
                if (channel.tryRecv() == null && channel.isDrained()) {
                    closed++;
                }
            }
            return checked(closed);
        };
    }

    static Load jox(Shape shape) {
        final com.softwaremill.jox.Channel<Item> channel = JoxTransport.channel(shape.capacity());
        channel.done();
        return () -> {
            int closed = 0;
            for (int i = 0; i < POLLS; i++) {
                if (channel.receiveOrClosed() instanceof ChannelDone) {
                    closed++;
                }
            }
            return checked(closed);
        };
    }

    static Load kotlin(Shape shape) {
        final kotlinx.coroutines.channels.Channel<Item> channel = KotlinChannels.create(shape);
        channel.close(null);
        return () -> {
            int closed = 0;
            for (int i = 0; i < POLLS; i++) {
                if (channel.isClosedForReceive()) {
                    closed++;
                }
            }
            return checked(closed);
        };
    }

    private static int checked(int closed) {
        WrongResultException.check("looks that found it closed", POLLS, closed);
        return closed;
    }
}
