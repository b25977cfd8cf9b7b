package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** S24: an offer happens-before the poll that returns its element. */
@Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "The ring was still empty.")
@Outcome(
        id = "1, 1",
        expect = ACCEPTABLE,
        desc = "The element came with all that its producer had written before the offer.")
@Outcome(
        expect = FORBIDDEN,
        desc = "The element came without what its producer had written before the offer.")
abstract class RingPublication {
    private final Ring<Payload> ring;
    private int beside;

    RingPublication(Ring<Payload> ring) {
        this.ring = ring;
    }

    final void offer() {
        final Payload payload = new Payload();
        payload.value = 1;
        beside = 1;
        ring.offer(payload);
    }

    final void poll(II_Result r) {
        final Payload payload = ring.poll();
        r.r1 = payload == null ? -1 : payload.value;
        r.r2 = payload == null ? -1 : beside;
    }

    @JCStressTest
    @State
    public static class Spsc extends RingPublication {
        public Spsc() {
            super(new SpscRing<>(1));
        }

        @Actor
        public void producer() {
            offer();
        }

        @Actor
        public void consumer(II_Result r) {
            poll(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingPublication {
        public Mpsc() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void producer() {
            offer();
        }

        @Actor
        public void consumer(II_Result r) {
            poll(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingPublication {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void producer() {
            offer();
        }

        @Actor
        public void consumer(II_Result r) {
            poll(r);
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingPublication {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void producer() {
            offer();
        }

        @Actor
        public void consumer(II_Result r) {
            poll(r);
        }
    }
}
