package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZIZ_Result;

/** A producer takes its element back, from behind the gate, while a consumer comes for it. */
@JCStressTest
@State
@Outcome(id = "true, -1, true", expect = ACCEPTABLE, desc = "The producer took it back.")
@Outcome(
        id = "false, 1, true",
        expect = ACCEPTABLE,
        desc = "The consumer got it, with all that its producer had written before.")
@Outcome(expect = FORBIDDEN, desc = "Both have it, or nobody, or something is left behind.")
public class SingleSlotWithdraw {
    private final SingleSlotRing<Payload> ring = new SingleSlotRing<>();

    @Actor
    public void producer(ZIZ_Result r) {
        final Payload payload = new Payload();
        payload.value = 1;
        final long turn = ring.offerInTurn(payload);
        ring.shutGate();
        r.r1 = turn == SingleSlotRing.REFUSED || ring.withdraw(turn);
        ring.openGate();
    }

    @Actor
    public void consumer(ZIZ_Result r) {
        final Payload payload = ring.poll();
        r.r2 = payload == null ? -1 : payload.value;
    }

    @Arbiter
    public void afterwards(ZIZ_Result r) {
        r.r3 = ring.isEmpty();
        ring.checkInvariants();
    }
}
