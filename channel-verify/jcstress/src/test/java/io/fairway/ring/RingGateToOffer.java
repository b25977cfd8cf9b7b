package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZ_Result;

/**
 * The gate against an offer: a receiver about to block shuts it and looks; whoever adds is seen, or
 * refused.
 */
@Outcome(
        id = "ADDED, false",
        expect = ACCEPTABLE,
        desc = "The offer came before the gate, and the look behind it found the element.")
@Outcome(
        id = "GATED, true",
        expect = ACCEPTABLE,
        desc = "The offer came after the gate, and will meet the receiver in line.")
@Outcome(
        id = "ADDED, true",
        expect = FORBIDDEN,
        desc = "The element was added and not seen: the receiver would wait beside it.")
@Outcome(id = "GATED, false", expect = FORBIDDEN, desc = "An element out of nowhere.")
abstract class RingGateToOffer {
    private final Ring<Payload> ring;
    private final Payload payload = new Payload();

    RingGateToOffer(Ring<Payload> ring) {
        this.ring = ring;
    }

    final void offer(LZ_Result r) {
        r.r1 = ring.offer(payload);
    }

    final void shutAndLook(LZ_Result r) {
        ring.shutGate();
        r.r2 = ring.isEmpty();
    }

    @JCStressTest
    @State
    public static class Spsc extends RingGateToOffer {
        public Spsc() {
            super(new SpscRing<>(1));
        }

        @Actor
        public void producer(LZ_Result r) {
            offer(r);
        }

        @Actor
        public void receiver(LZ_Result r) {
            shutAndLook(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingGateToOffer {
        public Mpsc() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void producer(LZ_Result r) {
            offer(r);
        }

        @Actor
        public void receiver(LZ_Result r) {
            shutAndLook(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingGateToOffer {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void producer(LZ_Result r) {
            offer(r);
        }

        @Actor
        public void receiver(LZ_Result r) {
            shutAndLook(r);
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingGateToOffer {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void producer(LZ_Result r) {
            offer(r);
        }

        @Actor
        public void receiver(LZ_Result r) {
            shutAndLook(r);
        }
    }
}
