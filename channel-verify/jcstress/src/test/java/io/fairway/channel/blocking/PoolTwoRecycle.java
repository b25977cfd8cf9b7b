package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The pool: two registrations come back at once. */
@JCStressTest
@State
@Outcome(
        id = {"0, 1, 2", "1, 0, 2"},
        expect = ACCEPTABLE,
        desc = "Both are in the pool, and the upper one knows that it is the second.")
@Outcome(expect = FORBIDDEN, desc = "A registration got lost, or the heights are wrong.")
public class PoolTwoRecycle {
    private final RegistrationPool pool = new RegistrationPool(new Parking());
    private final Registration first = new Registration(new Waiter(new Parking()), 0);
    private final Registration second = new Registration(new Waiter(new Parking()), 1);

    @Actor
    public void returningFirst() {
        pool.recycle(first);
    }

    @Actor
    public void returningSecond() {
        pool.recycle(second);
    }

    @Arbiter
    public void afterwards(III_Result r) {
        final Registration upper = pool.obtain();
        final Registration lower = pool.obtain();
        r.r1 = upper.index;
        r.r2 = upper == lower ? -1 : lower == first || lower == second ? lower.index : -2;
        r.r3 = upper.height;
    }
}
