package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZ_Result;

/**
 * The park handshake: a thread says that it parks and then looks at the state; its completer writes
 * the state and then looks who parks. One of them sees the other.
 */
@JCStressTest
@State
@Outcome(
        id = "COMPLETED, false",
        expect = ACCEPTABLE,
        desc = "The thread saw that it was completed, and nobody woke it.")
@Outcome(
        id = "COMPLETED, true",
        expect = ACCEPTABLE,
        desc = "The thread saw that it was completed, and was woken for nothing.")
@Outcome(
        id = "PARKED, true",
        expect = ACCEPTABLE,
        desc = "The thread parked before it was completed, and was woken.")
@Outcome(
        id = "PARKED, false",
        expect = FORBIDDEN,
        desc = "Neither saw the other: the thread parked and nobody will wake it.")
public class WaiterPark {
    private enum End {
        COMPLETED,
        PARKED
    }

    private static final Idler PARK = round -> false;

    private final Completion completion = new Completion();
    private final Waiter waiter = new Waiter(completion);

    public WaiterPark() {
        waiter.arm();
    }

    @Actor
    public void waiting(LZ_Result r) {
        waiter.await(PARK, 0, this, false, 0);
        r.r1 = completion.parked ? End.PARKED : End.COMPLETED;
    }

    @Actor
    public void completing(LZ_Result r) {
        waiter.claim();
        waiter.complete(0);
        waiter.signal();
        r.r2 = completion.unparked;
        completion.over = true;
    }

    /** Who parks is held until the completer is done, whether it was woken or not. */
    private static final class Completion implements Environment {
        /** Plain: of the waiting thread. */
        private boolean parked;

        /** Plain: of the completing thread. */
        private boolean unparked;

        private volatile boolean over;

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void park(Object blocker) {
            parked = true;
            while (!over) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            park(blocker);
        }

        @Override
        public void unpark(Thread thread) {
            unparked = true;
        }
    }
}
