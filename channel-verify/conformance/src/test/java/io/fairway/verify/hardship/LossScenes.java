package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fairway.channel.AgronaWaitStrategy;
import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.Receiver;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;

/** Operations that take elements out of the channel's care, and allocate. */
final class LossScenes {
    private static final int CAPACITY = 8;

    /** Long enough for the strategy to be asked, though the collector runs before. */
    private static final long MILLIS = 200;

    private LossScenes() {}

    static void addTo(Map<String, Supplier<EdgeScene>> scenes) {
        scenes.put("cancel, blocked senders", () -> new Cancel(false));
        scenes.put("cancel, closed before", () -> new Cancel(true));
        scenes.put("timer", Timer::new);
        scenes.put("wait strategy", AllocatingStrategy::new);
    }

    /** Cancels a full channel, on which senders are blocked if it is not closed. */
    private static final class Cancel implements EdgeScene {
        private final Ledger ledger = new Ledger();
        private final Actors actors = new Actors(ThreadKind.PLATFORM);
        private final boolean closedBefore;
        private final Channel<Long> channel =
                Channel.<Long>builder()
                        .capacity(CAPACITY)
                        .waitStrategy(WaitStrategy.parking())
                        .onUndelivered(ledger::discarded)
                        .build();

        Cancel(boolean closedBefore) {
            this.closedBefore = closedBefore;
        }

        @Override
        public void prepare() throws InterruptedException {
            for (int i = 0; i < CAPACITY; i++) {
                channel.send(ledger.next());
            }
            if (closedBefore) {
                channel.close();
            } else {
                Blocked.sender(actors, channel, ledger);
                Blocked.sender(actors, channel, ledger);
            }
        }

        @Override
        public void act() {
            channel.cancel();
        }

        @Override
        public void check(boolean failed) {
            channel.cancel(); // what the first could not do
            actors.close();
            ledger.check();
            Inspection.checkAtRest(channel);
        }
    }

    /** Receives from a timer that is due. */
    private static final class Timer implements EdgeScene {
        private final Receiver<Instant> timer = Channel.after(Duration.ofNanos(1));

        @Override
        public void prepare() {
            // it is due by now
        }

        @Override
        public void act() {
            timer.tryRecv();
        }

        @Override
        public void check(boolean failed) {
            final Instant left = timer.tryRecv();
            if (failed) {
                assertNotNull(left, "fires once");
            } else {
                assertNull(left);
            }
        }
    }

    /** Waits in line with a strategy that allocates. */
    private static final class AllocatingStrategy implements EdgeScene {
        private final Channel<Long> channel =
                Channel.<Long>builder()
                        .waitStrategy(AgronaWaitStrategy.of(BackoffIdleStrategy::new))
                        .build();

        @Override
        public void prepare() {
            // this thread has not waited for the channel yet
        }

        @Override
        public void act() throws InterruptedException {
            channel.recv(MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void check(boolean failed) throws InterruptedException {
            assertEquals(0, Inspection.queuedReceivers(channel), "nobody waits");
            EdgeScenes.expectWorks(channel);
        }
    }
}
