package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A claim that is taken back: the other, which would have won, never mistakes it for a verdict. */
@Outcome(id = "true", expect = ACCEPTABLE, desc = "The other won the waiter.")
@Outcome(id = "false", expect = FORBIDDEN, desc = "Nobody completed the waiter, yet it was lost.")
abstract class WaiterUnclaim {
    final Waiter waiter = new Waiter(new Parking());

    WaiterUnclaim() {
        waiter.arm();
    }

    final void claimAndTakeBack() {
        if (waiter.claim()) {
            waiter.unclaim();
        }
    }

    @JCStressTest
    @State
    public static class AgainstClaim extends WaiterUnclaim {
        @Actor
        public void wavering() {
            claimAndTakeBack();
        }

        @Actor
        public void completing(Z_Result r) {
            r.r1 = waiter.claim();
            waiter.complete(0);
        }
    }

    @JCStressTest
    @State
    public static class AgainstCancel extends WaiterUnclaim {
        @Actor
        public void wavering() {
            claimAndTakeBack();
        }

        @Actor
        public void waiting(Z_Result r) {
            r.r1 = waiter.cancel();
        }
    }
}
