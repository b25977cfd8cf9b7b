package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/**
 * Interrupts at the same instant as the completion of an operation. Either it is done, and the
 * thread's interrupt status is set, or it has thrown, and nothing has happened.
 *
 * <p>Even rounds are the race, odd rounds look at what it has left.
 */
class InterruptRaceTest {
    /** Of each setup; over all of them more than 100,000. */
    private static final int ROUNDS = 3_000;

    private static final int OWN = -1;

    /** The thread that is interrupted, once it is about to block. */
    private volatile Thread target;

    // Written in one round, read in the next.
    private boolean done;
    private int sent;
    private final List<Integer> received = new ArrayList<>();

    @Matrix
    @DisplayName("a send that is interrupted as it completes is either done or undone")
    void interruptAgainstSend(Setup setup) {
        final Channel<Integer> channel = setup.channel();
        new Race(setup.kind(), "interruptAgainstSend")
                .with(
                        round -> {
                            if (isRace(round)) {
                                fillAndSend(channel);
                            } else {
                                assertEquals(done, Thread.interrupted(), "done and interrupted");
                            }
                        })
                .with(
                        round -> {
                            if (isRace(round)) {
                                interruptAnd(round, () -> receiveOne(channel));
                            } else {
                                expectReceived(channel);
                            }
                        })
                .check(round -> target = null)
                .run(Seeds.rounds(ROUNDS), channel);
        Invariants.checkIdle(channel);
    }

    private void fillAndSend(Channel<Integer> channel) {
        for (int i = 0; i < channel.capacity(); i++) {
            assertEquals(SendResult.SENT, channel.trySend(i));
        }
        target = Thread.currentThread();
        try {
            channel.send(OWN);
            done = true;
        } catch (InterruptedException e) {
            done = false;
        }
    }

    private void receiveOne(Channel<Integer> channel) {
        final Integer element = channel.tryRecv();
        if (element != null) {
            received.add(element);
        }
    }

    private void expectReceived(Channel<Integer> channel) {
        channel.drainTo(received::add, Integer.MAX_VALUE);
        for (int i = 0; i < channel.capacity(); i++) {
            assertEquals(i, received.get(i));
        }
        final List<Integer> more = received.subList(channel.capacity(), received.size());
        assertEquals(done ? List.of(OWN) : List.of(), more);
        received.clear();
    }

    @Matrix
    @DisplayName("a receive that is interrupted as it completes is either done or undone")
    void interruptAgainstReceive(Setup setup) {
        final Channel<Integer> channel = setup.channel();
        new Race(setup.kind(), "interruptAgainstReceive")
                .with(
                        round -> {
                            if (isRace(round)) {
                                receive(channel);
                            } else {
                                assertEquals(done, Thread.interrupted(), "done and interrupted");
                                channel.drainTo(received::add, Integer.MAX_VALUE);
                                assertEquals(sent, received.size());
                                assertTrue(!done || sent == 1);
                                received.clear();
                            }
                        })
                .with(
                        round -> {
                            if (isRace(round)) {
                                interruptAnd(
                                        round,
                                        () ->
                                                sent =
                                                        channel.trySend(round) == SendResult.SENT
                                                                ? 1
                                                                : 0);
                            }
                        })
                .check(round -> target = null)
                .run(Seeds.rounds(ROUNDS), channel);
        Invariants.checkIdle(channel);
    }

    private void receive(Channel<Integer> channel) {
        target = Thread.currentThread();
        try {
            received.add(channel.recv());
            done = true;
        } catch (InterruptedException e) {
            done = false;
        }
    }

    private static boolean isRace(int round) {
        return round % 2 == 0;
    }

    /** Interrupts the target when it may be blocked, just before or just after the other action. */
    private void interruptAnd(int round, Runnable other) {
        Thread thread = target;
        while (thread == null) {
            Thread.yield();
            thread = target;
        }
        for (int pauses = round % 1_000; pauses > 0; pauses--) {
            Thread.onSpinWait();
        }
        if (round % 4 == 0) {
            thread.interrupt();
            other.run();
        } else {
            other.run();
            thread.interrupt();
        }
    }
}
