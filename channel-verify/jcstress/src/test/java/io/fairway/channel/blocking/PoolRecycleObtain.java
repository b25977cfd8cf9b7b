package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;

/** The pool: one registration comes back while another is taken out. */
@JCStressTest
@State
@Outcome(
        id = {"0, 1, true", "1, 0, true"},
        expect = ACCEPTABLE,
        desc = "Each registration came out once, clean and with its height.")
@Outcome(expect = FORBIDDEN, desc = "A registration got lost, came out twice, or unclean.")
public class PoolRecycleObtain {
    private final RegistrationPool pool = new RegistrationPool(new Parking());
    private final Registration[] both = {newRegistration(0), newRegistration(1)};
    private Registration obtained;

    public PoolRecycleObtain() {
        pool.recycle(both[0]);
    }

    private static Registration newRegistration(int index) {
        return new Registration(new Waiter(new Parking()), index);
    }

    @Actor
    public void returning() {
        both[1].item = this;
        pool.recycle(both[1]);
    }

    @Actor
    public void taking(IIZ_Result r) {
        obtained = pool.obtain();
        r.r1 = obtained.index;
    }

    @Arbiter
    public void afterwards(IIZ_Result r) {
        final Registration left = pool.obtain();
        r.r2 = left.index;
        final boolean ours = obtained == both[r.r1] && left == both[r.r2];
        r.r3 = ours && obtained.item == null && left.item == null && obtained.below == null;
    }
}
