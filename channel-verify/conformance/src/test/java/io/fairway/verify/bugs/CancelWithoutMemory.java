package io.fairway.verify.bugs;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.TimeUnit;

/**
 * A program for a JVM with 64 MB: fills a channel whose references do not fit in there twice,
 * blocks a sender, and cancels; then closes, if there was no memory to cancel. Ends normally if the
 * sender does.
 */
final class CancelWithoutMemory {
    /** Twice as many references would not fit; once they do, beside what the JVM needs. */
    private static final int CAPACITY = 9_000_000;

    private CancelWithoutMemory() {}

    public static void main(String[] arguments) {
        final Channel<Integer> channel =
                Channel.<Integer>builder()
                        .capacity(CAPACITY)
                        .singleProducer()
                        .singleConsumer()
                        .waitStrategy(WaitStrategy.parking())
                        .build();
        final Integer element = 1;
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<SendResult> sender =
                    actors.start(
                            "sender",
                            () -> {
                                for (int i = 0; i < CAPACITY; i++) {
                                    channel.send(element);
                                }
                                return channel.send(element, 1, TimeUnit.DAYS);
                            });
            actors.await("the sender to fill it", () -> channel.size() == CAPACITY);
            sender.awaitBlocked();
            try {
                System.out.println("cancel discarded " + channel.cancel());
            } catch (OutOfMemoryError e) {
                System.out.println("cancel found no memory");
                // Nothing has changed, and what needs less memory still works.
                if (channel.isClosed() || channel.size() != CAPACITY || sender.isDone()) {
                    throw new AssertionError("half a cancel: " + channel);
                }
                channel.close();
            }
            System.out.println("the sender ended: " + sender.result());
        }
    }
}
