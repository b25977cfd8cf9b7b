package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What an unbuffered channel's try and a select's poll rely on, without the lock. */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nobody had come.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Counted in line, the arrival not yet.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Who came was found in line.")
@Outcome(
        id = "1, 0",
        expect = FORBIDDEN,
        desc = "The arrival was counted, but nobody was in line: a select would say none is ready.")
public class QueueArrival {
    private final WaitQueue queue = new WaitQueue();
    private final Registration registration = new Registration(new Waiter(new Parking()), 0);

    @Actor
    public void arriving() {
        queue.append(registration);
    }

    @Actor
    public void looking(II_Result r) {
        r.r1 = (int) queue.arrivalsVolatile();
        r.r2 = queue.sizeVolatile();
    }
}
