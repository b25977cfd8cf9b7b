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
 * blocks a sender, and cancels. Ends normally if the sender does.
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
            String cancel;
            try {
                cancel = "discarded " + channel.cancel();
            } catch (OutOfMemoryError e) {
                cancel = "found no memory";
            }
            System.out.println("cancel " + cancel);
            System.out.println("the sender ended: " + sender.result());
        }
    }
}
