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
 * The gate's holder takes an element, as for a receiver in line, while a consumer may be between
 * its claim and clearing the slot: each element comes out once.
 */
@Outcome(
        id = {"1, 2, true", "2, 1, true"},
        expect = ACCEPTABLE,
        desc = "Consumer and holder each got an element.")
@Outcome(
        id = "-1, 1, true",
        expect = ACCEPTABLE,
        desc = "The consumer found the gate shut, and the holder got the oldest element.")
@Outcome(expect = FORBIDDEN, desc = "An element was taken twice, out of order, or got lost.")
abstract class RingGatedPollToPoll {
    private final Ring<Payload> ring;
    private final Payload first = new Payload();
    private final Payload second = new Payload();

    RingGatedPollToPoll(Ring<Payload> ring) {
        this.ring = ring;
        first.value = 1;
        second.value = 2;
        ring.offer(first);
        ring.offer(second);
    }

    private static int valueOf(Payload payload) {
        return payload == null ? -1 : payload.value;
    }

    final void poll(IIZ_Result r) {
        r.r1 = valueOf(ring.poll());
    }

    final void takeGated(IIZ_Result r) {
        ring.shutGate();
        r.r2 = valueOf(ring.pollGated());
        ring.openGate();
    }

    final void drain(IIZ_Result r) {
        ring.checkInvariants();
        final Payload left = r.r1 < 0 ? second : null;
        r.r3 = ring.poll() == left && ring.isEmptyAndOpen();
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingGatedPollToPoll {
        public Mpsc() {
            super(new MpscRing<>(2));
        }

        @Actor
        public void consumer(IIZ_Result r) {
            poll(r);
        }

        @Actor
        public void holder(IIZ_Result r) {
            takeGated(r);
        }

        @Arbiter
        public void afterwards(IIZ_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingGatedPollToPoll {
        public Mpmc() {
            super(new MpmcRing<>(2));
        }

        @Actor
        public void consumer(IIZ_Result r) {
            poll(r);
        }

        @Actor
        public void holder(IIZ_Result r) {
            takeGated(r);
        }

        @Arbiter
        public void afterwards(IIZ_Result r) {
            drain(r);
        }
    }
}
