package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Close against commit of the same slot: one order, and what was committed is received. */
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Committed before the close, and received.")
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Refused behind the close, and not there.")
@Outcome(expect = FORBIDDEN, desc = "Lost though committed, or there though refused.")
@JCStressTest
@State
public class CommitAgainstClose {
    private final SlotChannel<Payload> channel = Places.slots(2).build();
    private final Slot<Payload> slot = channel.tryClaim();

    @Actor
    public void producer(II_Result r) {
        slot.adopt();
        r.r1 = slot.tryCommit() == SendResult.SENT ? 1 : 0;
    }

    @Actor
    public void closer() {
        channel.close();
    }

    @Arbiter
    public void end(II_Result r) {
        r.r2 = channel.tryRecv() == null ? 0 : 1;
    }
}
