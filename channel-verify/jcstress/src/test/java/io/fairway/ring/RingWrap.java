package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;

/**
 * A full ring goes round: a slot is filled again only after it was cleared, and what was added
 * comes out once and in order.
 */
@Outcome(
        id = {"[0-2], [0-2], true"},
        expect = ACCEPTABLE,
        desc = "However far both got: all that was added came out once, in order.")
@Outcome(
        id = ".*, .*, false",
        expect = FORBIDDEN,
        desc = "An element was overwritten, cleared before it was taken, or came out of order.")
@Outcome(expect = FORBIDDEN, desc = "A count out of range.")
abstract class RingWrap {
    private final Ring<Payload> ring;
    private final Payload[] added;
    private final Payload[] taken;
    private int addedCount;
    private int takenCount;

    RingWrap(Ring<Payload> ring) {
        this.ring = ring;
        added = new Payload[ring.capacity() + 2];
        taken = new Payload[ring.capacity() + 3];
        while (offerNext()) {
            // fills it
        }
    }

    private boolean offerNext() {
        final Payload payload = new Payload();
        if (ring.offer(payload) != OfferResult.ADDED) {
            return false;
        }
        added[addedCount++] = payload;
        return true;
    }

    private boolean pollNext() {
        final Payload payload = ring.poll();
        if (payload == null) {
            return false;
        }
        taken[takenCount++] = payload;
        return true;
    }

    final void offerTwice(IIZ_Result r) {
        r.r1 = (offerNext() ? 1 : 0) + (offerNext() ? 1 : 0);
    }

    final void pollTwice(IIZ_Result r) {
        r.r2 = (pollNext() ? 1 : 0) + (pollNext() ? 1 : 0);
    }

    final void drain(IIZ_Result r) {
        while (takenCount < taken.length && pollNext()) {
            // takes what is left
        }
        boolean same = takenCount == addedCount;
        for (int i = 0; same && i < addedCount; i++) {
            same = taken[i] == added[i];
        }
        r.r3 = same;
        ring.checkInvariants();
    }

    @JCStressTest
    @State
    public static class SpscOfOne extends RingWrap {
        public SpscOfOne() {
            super(new SpscRing<>(1));
        }

        @Actor
        public void producer(IIZ_Result r) {
            offerTwice(r);
        }

        @Actor
        public void consumer(IIZ_Result r) {
            pollTwice(r);
        }

        @Arbiter
        public void afterwards(IIZ_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class SpscOfTwo extends RingWrap {
        public SpscOfTwo() {
            super(new SpscRing<>(2));
        }

        @Actor
        public void producer(IIZ_Result r) {
            offerTwice(r);
        }

        @Actor
        public void consumer(IIZ_Result r) {
            pollTwice(r);
        }

        @Arbiter
        public void afterwards(IIZ_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class MpscOfOne extends RingWrap {
        public MpscOfOne() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void producer(IIZ_Result r) {
            offerTwice(r);
        }

        @Actor
        public void consumer(IIZ_Result r) {
            pollTwice(r);
        }

        @Arbiter
        public void afterwards(IIZ_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class MpmcOfOne extends RingWrap {
        public MpmcOfOne() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void producer(IIZ_Result r) {
            offerTwice(r);
        }

        @Actor
        public void consumer(IIZ_Result r) {
            pollTwice(r);
        }

        @Arbiter
        public void afterwards(IIZ_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class MpmcOfTwo extends RingWrap {
        public MpmcOfTwo() {
            super(new MpmcRing<>(2));
        }

        @Actor
        public void producer(IIZ_Result r) {
            offerTwice(r);
        }

        @Actor
        public void consumer(IIZ_Result r) {
            pollTwice(r);
        }

        @Arbiter
        public void afterwards(IIZ_Result r) {
            drain(r);
        }
    }
}
