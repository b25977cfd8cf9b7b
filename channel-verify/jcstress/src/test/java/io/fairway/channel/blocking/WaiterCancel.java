package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/**
 * A timeout or an interrupt against a completion: one wins; who loses sees what was handed over.
 */
@JCStressTest
@State
@Outcome(id = "true, false, -1", expect = ACCEPTABLE, desc = "The thread gave up its wait in time.")
@Outcome(
        id = "false, true, 1",
        expect = ACCEPTABLE,
        desc = "It was completed first, and saw what it was given.")
@Outcome(expect = FORBIDDEN, desc = "Both won, or none, or the thread missed what it was given.")
public class WaiterCancel {
    private final Waiter waiter = new Waiter(new Parking());
    private int given;

    public WaiterCancel() {
        waiter.arm();
    }

    @Actor
    public void waiting(ZZI_Result r) {
        r.r1 = waiter.cancel();
        r.r3 = r.r1 ? -1 : given;
    }

    @Actor
    public void completing(ZZI_Result r) {
        r.r2 = waiter.claim();
        if (r.r2) {
            given = 1;
            waiter.complete(0);
        }
    }
}
