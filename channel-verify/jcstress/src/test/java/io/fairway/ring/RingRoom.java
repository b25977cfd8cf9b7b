package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LIZ_Result;

/** S24: the poll that frees a slot happens-before the offer that fills it again. */
@Outcome(id = "FULL, -1, true", expect = ACCEPTABLE, desc = "The ring was still full.")
@Outcome(
        id = "ADDED, 1, true",
        expect = ACCEPTABLE,
        desc = "The producer got the place, and saw what the consumer had written before it.")
@Outcome(
        id = "ADDED, .*, false",
        expect = FORBIDDEN,
        desc = "The new element was cleared with the old one, or overwrote it.")
@Outcome(
        expect = FORBIDDEN,
        desc = "The producer got the place without what the consumer had written before it.")
abstract class RingRoom {
    private final Ring<Payload> ring;
    private final Payload next = new Payload();
    private int beside;

    RingRoom(Ring<Payload> ring) {
        this.ring = ring;
        while (ring.offer(next) == OfferResult.ADDED) {
            // fills it
        }
    }

    final void take() {
        beside = 1;
        ring.poll();
    }

    final void offer(LIZ_Result r) {
        final OfferResult result = ring.offer(next);
        r.r1 = result;
        r.r2 = result == OfferResult.ADDED ? beside : -1;
    }

    /** Looks without polling, which would wait for an element that is missing. */
    final void check(LIZ_Result r) {
        try {
            ring.checkInvariants();
            r.r3 = true;
        } catch (IllegalStateException e) {
            r.r3 = false;
        }
    }

    @JCStressTest
    @State
    public static class Spsc extends RingRoom {
        public Spsc() {
            super(new SpscRing<>(1));
        }

        @Actor
        public void consumer() {
            take();
        }

        @Actor
        public void producer(LIZ_Result r) {
            offer(r);
        }

        @Arbiter
        public void afterwards(LIZ_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingRoom {
        public Mpsc() {
            super(new MpscRing<>(2));
        }

        @Actor
        public void consumer() {
            take();
        }

        @Actor
        public void producer(LIZ_Result r) {
            offer(r);
        }

        @Arbiter
        public void afterwards(LIZ_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingRoom {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void consumer() {
            take();
        }

        @Actor
        public void producer(LIZ_Result r) {
            offer(r);
        }

        @Arbiter
        public void afterwards(LIZ_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingRoom {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void consumer() {
            take();
        }

        @Actor
        public void producer(LIZ_Result r) {
            offer(r);
        }

        @Arbiter
        public void afterwards(LIZ_Result r) {
            check(r);
        }
    }
}
