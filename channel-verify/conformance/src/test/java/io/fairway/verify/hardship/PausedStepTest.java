package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.Inspection;
import io.fairway.channel.Seams;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.ring.RingPause;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One operation stands still between its claim in the ring and the slot, or with the channel's lock
 * held. What comes to that place has to wait for it, also beyond a timeout, as the rings' package
 * says under Progress; nothing else has to, and nothing is lost.
 */
class PausedStepTest {
    private static final int CAPACITY = 2;

    /** Looks at a thread that must not end: enough for one that would to do so. */
    private static final int LOOKS = 300;

    /** How long a thread waits while its use of the processor is measured. */
    private static final long OBSERVED_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Ledger ledger = new Ledger();
    private final Actors actors = new Actors(ThreadKind.PLATFORM);
    private Channel<Long> channel;

    /** The rings. */
    enum Roles {
        MANY_TO_MANY,
        MANY_TO_ONE,
        ONE_TO_ONE;

        Channel<Long> channel() {
            final ChannelBuilder<Long> builder =
                    Channel.<Long>builder().capacity(CAPACITY).waitStrategy(WaitStrategy.parking());
            if (this != MANY_TO_MANY) {
                builder.singleConsumer();
            }
            if (this == ONE_TO_ONE) {
                builder.singleProducer();
            }
            return builder.build();
        }
    }

    @AfterEach
    void nothingIsLost() {
        actors.close();
        ledger.check();
        Inspection.checkAtRest(channel);
    }

    private static void expectWaiting(Actor<?> actor) {
        for (int i = 0; i < LOOKS; i++) {
            assertFalse(actor.isDone(), () -> "did not wait: " + actor.result());
            Thread.yield();
        }
    }

    private Actor<Void> startReceiver() {
        return actors.run(
                "receiver", () -> ledger.received(channel.recv(1, TimeUnit.MILLISECONDS)));
    }

    @ParameterizedTest
    @EnumSource(Roles.class)
    @DisplayName("a sender has claimed a place: the element counts, and its receiver waits for it")
    void senderHasClaimed(Roles roles) {
        channel = roles.channel();
        final Long element = ledger.next();
        final RingPause<Long> paused = RingPause.claimToSend(Seams.ring(channel));
        assertEquals(1, channel.size());
        final Actor<Void> receiver = startReceiver();
        expectWaiting(receiver);
        if (roles != Roles.ONE_TO_ONE) {
            final Long next = ledger.next();
            assertEquals(SendResult.SENT, channel.trySend(next)); // other senders go on
        }
        paused.write(element);
        receiver.result();
        assertEquals(1, ledger.receivedCount());
        if (roles != Roles.ONE_TO_ONE) {
            assertEquals(1, channel.size());
            channel.cancel();
            ledger.discarded(2L);
        }
    }

    @ParameterizedTest
    @EnumSource(Roles.class)
    @DisplayName("a sender has claimed a place: the close does not wait, and is not drained before")
    void senderHasClaimedBeforeTheClose(Roles roles) {
        channel = roles.channel();
        final Long element = ledger.next();
        final RingPause<Long> paused = RingPause.claimToSend(Seams.ring(channel));
        assertTrue(channel.close());
        assertFalse(channel.isDrained());
        final Actor<Void> receiver = startReceiver();
        expectWaiting(receiver);
        paused.write(element);
        receiver.result();
        assertTrue(channel.isDrained());
    }

    @ParameterizedTest
    @EnumSource(Roles.class)
    @DisplayName("a sender has claimed a place: the cancel waits for its element, and discards it")
    void senderHasClaimedBeforeTheCancel(Roles roles) {
        channel = roles.channel();
        final Long element = ledger.next();
        final RingPause<Long> paused = RingPause.claimToSend(Seams.ring(channel));
        final Actor<Integer> canceller = actors.start("canceller", channel::cancel);
        actors.await("the close", channel::isClosed);
        expectWaiting(canceller);
        paused.write(element);
        assertEquals(1, canceller.result());
        ledger.discarded(element);
    }

    @ParameterizedTest
    @EnumSource(Roles.class)
    @DisplayName(
            "a receiver has claimed an element: who needs its slot waits, who does not goes on")
    void receiverHasClaimed(Roles roles) throws InterruptedException {
        channel = roles.channel();
        final Pause pause = new Pause();
        final Actor<Void> sender =
                actors.run(
                        "sender",
                        () -> {
                            channel.send(ledger.next());
                            pause.hold();
                            channel.send(ledger.next()); // the other slot is free
                            channel.send(ledger.next());
                        });
        pause.awaitReached(actors);
        final RingPause<Long> paused = RingPause.claimToReceive(Seams.ring(channel));
        assertEquals(0, channel.size());
        pause.release();
        actors.await("the second send", () -> channel.size() == 1);
        expectWaiting(sender);
        ledger.received(paused.clear());
        sender.result();
        for (long i = 2; i <= 3; i++) {
            final Long element = channel.recv();
            assertEquals(i, element);
            ledger.received(element);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("the lock's holder stands still: the ring is open, or its users wait asleep")
    void lockIsHeld(boolean somebodyInLine) throws Exception {
        channel = Roles.MANY_TO_MANY.channel();
        final Actor<Long> inLine =
                somebodyInLine ? Blocked.receiver(actors, channel, ledger) : null;
        final Runnable unlock = Seams.lock(channel);
        try {
            assertFalse(channel.isClosed()); // questions need no lock
            assertEquals(0, channel.size());
            final Long element = ledger.next();
            if (somebodyInLine) {
                final Actor<Void> sender = actors.run("sender", () -> channel.send(element));
                expectAsleep(sender);
            } else {
                channel.send(element);
                ledger.received(channel.recv());
                assertNull(channel.tryRecv());
            }
        } finally {
            unlock.run();
        }
        if (inLine != null) {
            assertEquals(1L, inLine.result());
        }
    }

    /** It waits, and uses less than half of a processor meanwhile. */
    private void expectAsleep(Actor<?> actor) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final long id = id(actor.thread());
        final long cpuBefore = threads.getThreadCpuTime(id);
        final long begin = System.nanoTime();
        actors.await("the time of observation", () -> System.nanoTime() - begin > OBSERVED_NANOS);
        assertFalse(actor.isDone());
        final long used = threads.getThreadCpuTime(id) - cpuBefore;
        assertTrue(used < OBSERVED_NANOS / 2, used + " ns of " + OBSERVED_NANOS);
    }

    @SuppressWarnings("deprecation") // threadId() is not in JDK 17
    private static long id(Thread thread) {
        return thread.getId();
    }
}
