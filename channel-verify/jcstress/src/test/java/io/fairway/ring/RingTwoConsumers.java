package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;

/** Two consumers and two elements: each gets one, with all that was written before its offer. */
@JCStressTest
@State
@Outcome(
        id = {"1, 2, true", "2, 1, true"},
        expect = ACCEPTABLE,
        desc = "Each consumer got another element.")
@Outcome(expect = FORBIDDEN, desc = "An element was taken twice, or not, though both were there.")
public class RingTwoConsumers {
    private final Ring<Payload> ring = new MpmcRing<>(2);

    public RingTwoConsumers() {
        offer(1);
        offer(2);
    }

    private void offer(int value) {
        final Payload payload = new Payload();
        payload.value = value;
        ring.offer(payload);
    }

    private int poll() {
        final Payload payload = ring.poll();
        return payload == null ? -1 : payload.value;
    }

    @Actor
    public void first(IIZ_Result r) {
        r.r1 = poll();
    }

    @Actor
    public void second(IIZ_Result r) {
        r.r2 = poll();
    }

    @Arbiter
    public void afterwards(IIZ_Result r) {
        r.r3 = ring.isEmpty();
        ring.checkInvariants();
    }
}
