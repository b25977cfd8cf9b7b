package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** What the completer wrote is seen by the thread that finds its wait over. */
@JCStressTest
@State
@Outcome(id = "-1, -1, -1", expect = ACCEPTABLE, desc = "The wait was not over.")
@Outcome(
        id = "1, 1, 1",
        expect = ACCEPTABLE,
        desc = "The wait was over; outcome, element and what was written before were seen.")
@Outcome(expect = FORBIDDEN, desc = "The wait was over without what its completer had written.")
public class WaiterCompletion {
    private final Waiter waiter = new Waiter(new Parking());
    private final Registration registration = new Registration(waiter, 0);
    private int beside;

    public WaiterCompletion() {
        registration.prepareReceive();
        waiter.arm();
    }

    @Actor
    public void completing() {
        beside = 1;
        waiter.claim();
        registration.outcome = io.fairway.channel.blocking.Outcome.DONE;
        registration.item = this;
        waiter.complete(0);
    }

    @Actor
    public void waiting(III_Result r) {
        final boolean over = waiter.isOver();
        r.r1 =
                !over
                        ? -1
                        : registration.outcome() == io.fairway.channel.blocking.Outcome.DONE
                                ? 1
                                : 0;
        r.r2 = !over ? -1 : registration.item() == this ? 1 : 0;
        r.r3 = !over ? -1 : beside;
    }
}
