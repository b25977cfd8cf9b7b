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
 * The gate's holder adds an element, as it does for a blocked sender, while a consumer polls: the
 * element comes with what was written before, and after the older one.
 */
@Outcome(
        id = {"1, -1, true", "-1, -1, true"},
        expect = ACCEPTABLE,
        desc = "The consumer was refused at times; the elements came whole and in order.")
@Outcome(id = "1, 2, true", expect = ACCEPTABLE, desc = "The consumer got both, in order.")
@Outcome(id = "-1, 1, true", expect = ACCEPTABLE, desc = "The consumer was refused, then got one.")
@Outcome(expect = FORBIDDEN, desc = "An element came out of order, broken, twice or not at all.")
abstract class RingGatedOffer {
    private final Ring<Payload> ring;
    private boolean added;

    RingGatedOffer(Ring<Payload> ring) {
        this.ring = ring;
        ring.offer(payload(1));
    }

    private static Payload payload(int value) {
        final Payload payload = new Payload();
        payload.value = value;
        return payload;
    }

    private static int valueOf(Payload payload) {
        return payload == null ? -1 : payload.value;
    }

    final void giveGated() {
        final Payload payload = payload(2);
        ring.shutGate();
        added = ring.offerGated(payload);
        ring.openGate();
    }

    final void pollTwice(IIZ_Result r) {
        r.r1 = valueOf(ring.poll());
        r.r2 = valueOf(ring.poll());
    }

    /** All that is left must follow what came out. */
    final void drain(IIZ_Result r) {
        int last = Math.max(r.r1, r.r2);
        int count = (r.r1 > 0 ? 1 : 0) + (r.r2 > 0 ? 1 : 0);
        boolean inOrder = true;
        for (int value = valueOf(ring.poll()); value > 0; value = valueOf(ring.poll())) {
            inOrder &= value == Math.max(last, 0) + 1;
            last = value;
            count++;
        }
        r.r3 = inOrder && added && count == 2;
        ring.checkInvariants();
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingGatedOffer {
        public Mpsc() {
            super(new MpscRing<>(2));
        }

        @Actor
        public void holder() {
            giveGated();
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
    public static class Mpmc extends RingGatedOffer {
        public Mpmc() {
            super(new MpmcRing<>(2));
        }

        @Actor
        public void holder() {
            giveGated();
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
