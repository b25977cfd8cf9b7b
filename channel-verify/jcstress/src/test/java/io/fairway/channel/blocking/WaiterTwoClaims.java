package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** Two that want to complete a waiter: one wins it, and the waiter says which. */
@JCStressTest
@State
@Outcome(
        id = {"true, false, 1", "false, true, 2"},
        expect = ACCEPTABLE,
        desc = "One won the waiter and completed it.")
@Outcome(expect = FORBIDDEN, desc = "Both won the waiter, or none, or the loser completed it.")
public class WaiterTwoClaims {
    private final Waiter waiter = new Waiter(new Parking());

    public WaiterTwoClaims() {
        waiter.arm();
    }

    private boolean claimAndComplete(int index) {
        final boolean claimed = waiter.claim();
        if (claimed) {
            waiter.complete(index);
        }
        return claimed;
    }

    @Actor
    public void first(ZZI_Result r) {
        r.r1 = claimAndComplete(1);
    }

    @Actor
    public void second(ZZI_Result r) {
        r.r2 = claimAndComplete(2);
    }

    @Arbiter
    public void afterwards(ZZI_Result r) {
        r.r3 = waiter.await(round -> true, 0, this, false, 0);
    }
}
