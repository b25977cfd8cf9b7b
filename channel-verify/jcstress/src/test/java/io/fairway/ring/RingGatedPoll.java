package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LIZ_Result;

/**
 * The gate's holder takes the oldest element while a consumer or a producer is between two steps,
 * and opens the gate: what it wrote before is seen by the producer that gets the place.
 */
@Outcome(id = "FULL, -1, true", expect = ACCEPTABLE, desc = "The ring was still full.")
@Outcome(id = "GATED, -1, true", expect = ACCEPTABLE, desc = "The gate was shut.")
@Outcome(
        id = "ADDED, 1, true",
        expect = ACCEPTABLE,
        desc = "The producer got the place, and saw what the gate's holder had written before.")
@Outcome(
        expect = FORBIDDEN,
        desc = "The producer got the place without what was written before, or an element broke.")
abstract class RingGatedPoll {
    private final Ring<Payload> ring;
    private final Payload first = new Payload();
    private final Payload second = new Payload();
    private boolean firstTaken;
    private int beside;

    RingGatedPoll(Ring<Payload> ring) {
        this.ring = ring;
        ring.offer(first);
    }

    final void takeGated() {
        ring.shutGate();
        beside = 1;
        firstTaken = ring.pollGated() == first;
        ring.openGate();
    }

    final void offer(LIZ_Result r) {
        final OfferResult result = ring.offer(second);
        r.r1 = result;
        r.r2 = result == OfferResult.ADDED ? beside : -1;
    }

    final void drain(LIZ_Result r) {
        final Payload expected = r.r1 == OfferResult.ADDED ? second : null;
        r.r3 = firstTaken && ring.poll() == expected && ring.poll() == null;
        ring.checkInvariants();
    }

    @JCStressTest
    @State
    public static class Spsc extends RingGatedPoll {
        public Spsc() {
            super(new SpscRing<>(1));
        }

        @Actor
        public void holder() {
            takeGated();
        }

        @Actor
        public void producer(LIZ_Result r) {
            offer(r);
        }

        @Arbiter
        public void afterwards(LIZ_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingGatedPoll {
        public Mpsc() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void holder() {
            takeGated();
        }

        @Actor
        public void producer(LIZ_Result r) {
            offer(r);
        }

        @Arbiter
        public void afterwards(LIZ_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingGatedPoll {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void holder() {
            takeGated();
        }

        @Actor
        public void producer(LIZ_Result r) {
            offer(r);
        }

        @Arbiter
        public void afterwards(LIZ_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingGatedPoll {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void holder() {
            takeGated();
        }

        @Actor
        public void producer(LIZ_Result r) {
            offer(r);
        }

        @Arbiter
        public void afterwards(LIZ_Result r) {
            drain(r);
        }
    }
}
