package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZZ_Result;

/** No element slips in behind a close: what was added can be taken at once, by who closed. */
@Outcome(
        id = "ADDED, true, false",
        expect = ACCEPTABLE,
        desc = "The offer came before the close, and its element was there after it.")
@Outcome(
        id = "CLOSED, false, false",
        expect = ACCEPTABLE,
        desc = "The offer came after the close, and no element was there.")
@Outcome(
        id = ".*, .*, true",
        expect = FORBIDDEN,
        desc = "An element came in after the ring was closed and found empty.")
@Outcome(expect = FORBIDDEN, desc = "An added element was lost, or a refused one came.")
abstract class RingBehindClose {
    private final Ring<Payload> ring;
    private final Payload payload = new Payload();

    RingBehindClose(Ring<Payload> ring) {
        this.ring = ring;
    }

    final void offer(LZZ_Result r) {
        r.r1 = ring.offer(payload);
    }

    final void closeAndPoll(LZZ_Result r) {
        ring.close();
        r.r2 = ring.poll() != null;
    }

    final void pollAgain(LZZ_Result r) {
        r.r3 = ring.poll() != null;
    }

    @JCStressTest
    @State
    public static class Spsc extends RingBehindClose {
        public Spsc() {
            super(new SpscRing<>(1));
        }

        @Actor
        public void producer(LZZ_Result r) {
            offer(r);
        }

        @Actor
        public void closer(LZZ_Result r) {
            closeAndPoll(r);
        }

        @Arbiter
        public void afterwards(LZZ_Result r) {
            pollAgain(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpsc extends RingBehindClose {
        public Mpsc() {
            super(new MpscRing<>(1));
        }

        @Actor
        public void producer(LZZ_Result r) {
            offer(r);
        }

        @Actor
        public void closer(LZZ_Result r) {
            closeAndPoll(r);
        }

        @Arbiter
        public void afterwards(LZZ_Result r) {
            pollAgain(r);
        }
    }

    @JCStressTest
    @State
    public static class Mpmc extends RingBehindClose {
        public Mpmc() {
            super(new MpmcRing<>(1));
        }

        @Actor
        public void producer(LZZ_Result r) {
            offer(r);
        }

        @Actor
        public void closer(LZZ_Result r) {
            closeAndPoll(r);
        }

        @Arbiter
        public void afterwards(LZZ_Result r) {
            pollAgain(r);
        }
    }

    @JCStressTest
    @State
    public static class SingleSlot extends RingBehindClose {
        public SingleSlot() {
            super(new SingleSlotRing<>());
        }

        @Actor
        public void producer(LZZ_Result r) {
            offer(r);
        }

        @Actor
        public void closer(LZZ_Result r) {
            closeAndPoll(r);
        }

        @Arbiter
        public void afterwards(LZZ_Result r) {
            pollAgain(r);
        }
    }
}
