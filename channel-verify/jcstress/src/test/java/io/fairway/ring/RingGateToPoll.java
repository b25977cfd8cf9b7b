package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * The gate against a poll: a sender about to block shuts it and looks; whoever takes is seen, or
 * refused.
 */
@Outcome(
        id = "true, false",
        expect = ACCEPTABLE,
        desc = "The poll came before the gate, and the look behind it found the place.")
@Outcome(
        id = "false, true",
        expect = ACCEPTABLE,
        desc = "The poll came after the gate, and will meet the sender in line.")
@Outcome(
        id = "true, true",
        expect = FORBIDDEN,
        desc = "The place was made and not seen: the sender would wait beside it.")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "The element was lost.")
abstract class RingGateToPoll {
    private final Ring<Payload> ring;

    RingGateToPoll(Ring<Payload> ring) {
        this.ring = ring;
        ring.offer(new Payload());
    }

    final void poll(ZZ_Result r) {
        r.r1 = ring.poll() != null;
    }

    final void shutAndLook(ZZ_Result r) {
        ring.shutGate();
        r.r2 = ring.isFull();
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingGateToPoll {
        public Mpsc() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void consumer(ZZ_Result r) {
            poll(r);
        }

        @Actor
        public void sender(ZZ_Result r) {
            shutAndLook(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingGateToPoll {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void consumer(ZZ_Result r) {
            poll(r);
        }

        @Actor
        public void sender(ZZ_Result r) {
            shutAndLook(r);
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingGateToPoll {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void consumer(ZZ_Result r) {
            poll(r);
        }

        @Actor
        public void sender(ZZ_Result r) {
            shutAndLook(r);
        }
    }
}
