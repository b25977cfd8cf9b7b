package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.DisplayName;

/** Cancels at the same instant as other operations. */
class CancelRaceTest {
    private static final int MOST_ELEMENTS = 1_000;

    /** How often each element of the round was received, discarded or refused. */
    private final AtomicIntegerArray ends = new AtomicIntegerArray(MOST_ELEMENTS);

    private final AtomicInteger attempted = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger discarded = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private volatile Channel<Integer> channel;

    @Matrix(
            capacities = {0, 1, 3, 10},
            waiting = Waiting.PARKING)
    @DisplayName("cancel loses and doubles nothing: each element is received, discarded or refused")
    void cancelAgainstSendersAndReceivers(Setup setup) {
        channel = newChannel(setup);
        final Race race = new Race(setup.kind(), "cancelAgainstSendersAndReceivers");
        race.with(round -> cancelSoon(round));
        for (int i = 0; i < setup.senders(2); i++) {
            race.with(round -> sendUntilClosed());
        }
        for (int i = 0; i < setup.receivers(2); i++) {
            race.with(round -> receiveUntilDrained());
        }
        race.check(
                round -> {
                    expectEachElementOnce();
                    Invariants.checkIdle(channel);
                    channel = newChannel(setup);
                });
        race.run(Seeds.rounds(300));
    }

    @Matrix(
            capacities = {1, 3},
            waiting = Waiting.PARKING)
    @DisplayName("two cancels and a close at once hand each element to the hook exactly once")
    void cancelAgainstCancel(Setup setup) {
        channel = newChannel(setup);
        new Race(setup.kind(), "cancelAgainstCancel")
                .with(
                        round -> {
                            for (int i = 0; i < setup.capacity(); i++) {
                                send();
                            }
                            channel.cancel();
                        })
                .with(round -> channel.cancel())
                .with(round -> channel.close())
                .check(
                        round -> {
                            channel.cancel();
                            expectEachElementOnce();
                            Invariants.checkIdle(channel);
                            channel = newChannel(setup);
                        })
                .run(Seeds.rounds(500));
    }

    private Channel<Integer> newChannel(Setup setup) {
        return setup.<Integer>builder()
                .onUndelivered(
                        element -> {
                            ends.incrementAndGet(element);
                            discarded.incrementAndGet();
                        })
                .build();
    }

    private void cancelSoon(int round) {
        while (attempted.get() < round % 20) {
            Thread.onSpinWait();
        }
        channel.cancel();
        assertTrue(channel.isDrained());
    }

    private void sendUntilClosed() {
        while (attempted.get() < MOST_ELEMENTS - 2 && send()) { // two threads send
            Thread.onSpinWait();
        }
    }

    /** Sends the next element; false if it was refused. */
    private boolean send() {
        final int element = attempted.getAndIncrement();
        try {
            if (element % 2 == 0) {
                channel.send(element);
                return true;
            }
            final SendResult result = channel.trySend(element);
            if (result == SendResult.SENT) {
                return true;
            }
            refuse(element);
            return result == SendResult.FULL;
        } catch (ChannelClosedException e) {
            refuse(element);
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void refuse(int element) {
        ends.incrementAndGet(element);
        refused.incrementAndGet();
    }

    private void receiveUntilDrained() throws InterruptedException {
        for (Integer element = channel.recv(); element != null; element = channel.recv()) {
            ends.incrementAndGet(element);
            received.incrementAndGet();
        }
    }

    private void expectEachElementOnce() {
        final int elements = attempted.getAndSet(0);
        assertEquals(
                elements, received.getAndSet(0) + discarded.getAndSet(0) + refused.getAndSet(0));
        for (int i = 0; i < elements; i++) {
            assertEquals(1, ends.getAndSet(i, 0), "element " + i);
        }
    }
}
