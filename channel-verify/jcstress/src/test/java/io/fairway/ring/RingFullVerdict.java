package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Offers to a ring of two that another thread empties before it refills: there always is room. */
@Outcome(id = "ADDED", expect = ACCEPTABLE, desc = "The producer got a place.")
@Outcome(expect = FORBIDDEN, desc = "The producer found the ring full, which it was at no instant.")
abstract class RingFullVerdict {
    private final Ring<Payload> ring;
    private final Payload payload = new Payload();

    RingFullVerdict(Ring<Payload> ring) {
        this.ring = ring;
        ring.offer(payload);
    }

    final void move() {
        ring.poll();
        ring.offer(payload);
        ring.poll();
        ring.offer(payload);
    }

    final void offer(L_Result r) {
        r.r1 = ring.offer(payload);
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingFullVerdict {
        public Mpsc() {
            super(new MpscRing<>(2));
        }

        @Actor
        public void mover() {
            move();
        }

        @Actor
        public void producer(L_Result r) {
            offer(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingFullVerdict {
        public Mpmc() {
            super(new MpmcRing<>(2));
        }

        @Actor
        public void mover() {
            move();
        }

        @Actor
        public void producer(L_Result r) {
            offer(r);
        }
    }
}
