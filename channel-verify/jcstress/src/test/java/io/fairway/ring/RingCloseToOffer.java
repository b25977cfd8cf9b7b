package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/** S24, B12: a close happens-before an offer that reports it. */
@Outcome(id = "ADDED, -1", expect = ACCEPTABLE, desc = "The offer came before the close.")
@Outcome(
        id = "CLOSED, 1",
        expect = ACCEPTABLE,
        desc = "The offer was refused, and its producer saw what was written before the close.")
@Outcome(
        expect = FORBIDDEN,
        desc = "The offer was refused without what was written before the close.")
abstract class RingCloseToOffer {
    private final Ring<Payload> ring;
    private final Payload payload = new Payload();
    private int beside;

    RingCloseToOffer(Ring<Payload> ring) {
        this.ring = ring;
    }

    final void close() {
        beside = 1;
        ring.close();
    }

    final void offer(LI_Result r) {
        final OfferResult result = ring.offer(payload);
        r.r1 = result;
        r.r2 = result == OfferResult.CLOSED ? beside : -1;
    }

    @JCStressTest
    @State
    public static class Spsc extends RingCloseToOffer {
        public Spsc() {
            super(new SpscRing<>(1));
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void producer(LI_Result r) {
            offer(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingCloseToOffer {
        public Mpsc() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void producer(LI_Result r) {
            offer(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingCloseToOffer {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void producer(LI_Result r) {
            offer(r);
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingCloseToOffer {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void producer(LI_Result r) {
            offer(r);
        }
    }
}
