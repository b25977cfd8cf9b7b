package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** B13: the last element before a close is received, never passed over as if all were drained. */
@Outcome(id = "RECEIVED", expect = ACCEPTABLE, desc = "The consumer has the element.")
@Outcome(id = "EMPTY", expect = ACCEPTABLE, desc = "Empty, and not closed yet.")
@Outcome(
        id = "CLOSED_THEN_RECEIVED",
        expect = ACCEPTABLE,
        desc = "Empty, then closed, and the look after that found the element.")
@Outcome(
        id = "LOST",
        expect = FORBIDDEN,
        desc = "The ring said drained, or closed and then empty, before the element was received.")
abstract class RingLastElement {
    private enum Seen {
        RECEIVED,
        EMPTY,
        CLOSED_THEN_RECEIVED,
        LOST
    }

    private final Ring<Payload> ring;
    private final Payload payload = new Payload();

    RingLastElement(Ring<Payload> ring) {
        this.ring = ring;
    }

    final void offerAndClose() {
        ring.offer(payload);
        ring.close();
    }

    final void poll(L_Result r) {
        if (ring.isDrained()) {
            r.r1 = Seen.LOST;
        } else if (ring.poll() != null) {
            r.r1 = Seen.RECEIVED;
        } else if (ring.isDrained()) {
            r.r1 = Seen.LOST;
        } else if (!ring.isClosed()) {
            r.r1 = Seen.EMPTY;
        } else {
            r.r1 = ring.poll() != null ? Seen.CLOSED_THEN_RECEIVED : Seen.LOST;
        }
    }

    @JCStressTest
    @State
    public static class Spsc extends RingLastElement {
        public Spsc() {
            super(new SpscRing<>(1));
        }

        @Actor
        public void producer() {
            offerAndClose();
        }

        @Actor
        public void consumer(L_Result r) {
            poll(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingLastElement {
        public Mpsc() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void producer() {
            offerAndClose();
        }

        @Actor
        public void consumer(L_Result r) {
            poll(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingLastElement {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void producer() {
            offerAndClose();
        }

        @Actor
        public void consumer(L_Result r) {
            poll(r);
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingLastElement {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void producer() {
            offerAndClose();
        }

        @Actor
        public void consumer(L_Result r) {
            poll(r);
        }
    }
}
