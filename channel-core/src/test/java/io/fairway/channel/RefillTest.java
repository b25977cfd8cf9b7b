package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Waiter;
import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;

/** The step in which a receive takes an element and lets a blocked sender's element in. */
class RefillTest {

    @Matrix(
            manyReceivers = true,
            capacities = {1, 2, 3},
            waiting = Waiting.PARKING)
    @DisplayName("S12 nobody finds the channel empty while senders are blocked on it")
    void neverEmptyWhileSendersAreBlocked(Setup setup) {
        final int rounds = Seeds.rounds(100);
        final int receives = 500;
        final AtomicReference<Channel<Integer>> current =
                new AtomicReference<>(blocked(setup, 2 * receives));
        final Race.Part receiver =
                round -> {
                    for (int i = 0; i < receives; i++) {
                        assertNotNull(current.get().tryRecv(), "empty at receive " + i);
                    }
                };
        new Race(setup.kind(), "neverEmptyWhileSendersAreBlocked")
                .with(receiver)
                .with(receiver)
                .check(
                        round -> {
                            Invariants.checkIdle(current.get());
                            current.set(blocked(setup, 2 * receives));
                        })
                .run(rounds);
    }

    /** A full channel with so many elements in it, and in the hands of blocked senders. */
    private static Channel<Integer> blocked(Setup setup, int elements) {
        final Channel<Integer> channel = setup.channel();
        int element = 0;
        while (channel.trySend(element) == SendResult.SENT) {
            element++;
        }
        for (; element < elements; element++) {
            final Waiter waiter = new Waiter(Environment.SYSTEM);
            final Registration sender = new Registration(waiter, 0);
            sender.prepareSend(element);
            waiter.arm();
            assertFalse(((AbstractChannel<Integer>) channel).register(sender));
        }
        return channel;
    }
}
