package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

/**
 * Two producers and one place left by a consumer before: one of them gets it, and the limit that
 * one raises lets the other not overwrite it.
 */
@Outcome(
        id = {"ADDED, FULL, 1", "FULL, ADDED, 2"},
        expect = ACCEPTABLE,
        desc = "One producer got the place, and its element came out.")
@Outcome(expect = FORBIDDEN, desc = "Both got the one place, or none, or the wrong element came.")
abstract class RingTwoProducers {
    private final Ring<Payload> ring;

    RingTwoProducers(Ring<Payload> ring) {
        this.ring = ring;
        ring.offer(new Payload());
        ring.poll();
    }

    final OfferResult offer(int value) {
        final Payload payload = new Payload();
        payload.value = value;
        return ring.offer(payload);
    }

    final int takeOnlyOne() {
        final Payload payload = ring.poll();
        ring.checkInvariants();
        return payload == null || ring.poll() != null ? -1 : payload.value;
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingTwoProducers {
        public Mpsc() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void first(LLI_Result r) {
            r.r1 = offer(1);
        }

        @Actor
        public void second(LLI_Result r) {
            r.r2 = offer(2);
        }

        @Arbiter
        public void afterwards(LLI_Result r) {
            r.r3 = takeOnlyOne();
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingTwoProducers {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void first(LLI_Result r) {
            r.r1 = offer(1);
        }

        @Actor
        public void second(LLI_Result r) {
            r.r2 = offer(2);
        }

        @Arbiter
        public void afterwards(LLI_Result r) {
            r.r3 = takeOnlyOne();
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingTwoProducers {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void first(LLI_Result r) {
            r.r1 = offer(1);
        }

        @Actor
        public void second(LLI_Result r) {
            r.r2 = offer(2);
        }

        @Arbiter
        public void afterwards(LLI_Result r) {
            r.r3 = takeOnlyOne();
        }
    }
}
