package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Polls a ring of two that another thread refills before it takes: there always is an element. */
@JCStressTest
@State
@Outcome(id = "true", expect = ACCEPTABLE, desc = "The consumer got an element.")
@Outcome(
        id = "false",
        expect = FORBIDDEN,
        desc = "The consumer found the ring empty, which it was at no instant.")
public class RingEmptyVerdict {
    private final Ring<Payload> ring = new MpmcRing<>(2);
    private final Payload payload = new Payload();

    public RingEmptyVerdict() {
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
    public void consumer(Z_Result r) {
        r.r1 = ring.poll() != null;
    }
}
