package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZZ_Result;

/** Looks at a ring of two whose one element becomes two and one again: never empty. */
@JCStressTest
@State
@Outcome(
        id = {"1, false, .*", "2, false, .*"},
        expect = ACCEPTABLE,
        desc = "A size that the ring had, and not called empty.")
@Outcome(expect = FORBIDDEN, desc = "A size that the ring never had, or called empty.")
public class RingNeverEmpty {
    private final Ring<Payload> ring = new MpmcRing<>(2);
    private final Payload payload = new Payload();

    public RingNeverEmpty() {
        ring.offer(payload);
    }

    @Actor
    public void mover() {
        ring.offer(payload);
        ring.poll();
        ring.offer(payload);
        ring.poll();
    }

    @Actor
    public void looker(IZZ_Result r) {
        r.r1 = ring.size();
        r.r2 = ring.isEmpty();
        r.r3 = ring.isFull();
    }
}
