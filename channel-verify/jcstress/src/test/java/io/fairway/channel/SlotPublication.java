package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A slot is filled in place, and read in place: commit happens-before the receive (S24). */
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "Nothing was there yet.")
@Outcome(id = "1", expect = ACCEPTABLE, desc = "The slot was received as it was committed.")
@Outcome(expect = FORBIDDEN, desc = "The slot was received without what its producer wrote.")
abstract class SlotPublication {
    private final SlotChannel<Payload> channel;

    SlotPublication(SlotChannelBuilder<Payload> builder) {
        this.channel = builder.build();
    }

    final void fill() {
        final Slot<Payload> slot = channel.tryClaim();
        slot.value().value = 1;
        slot.commit();
    }

    final void read(I_Result r) {
        final Slot<Payload> slot = channel.tryRecv();
        r.r1 = slot == null ? -1 : slot.value().value;
    }

    @JCStressTest
    @State
    public static class OneMpmc extends SlotPublication {
        public OneMpmc() {
            super(Places.slots(1));
        }

        @Actor
        public void producer() {
            fill();
        }

        @Actor
        public void consumer(I_Result r) {
            read(r);
        }
    }

    @JCStressTest
    @State
    public static class TwoSpsc extends SlotPublication {
        public TwoSpsc() {
            super(Places.slots(2).singleProducer().singleConsumer());
        }

        @Actor
        public void producer() {
            fill();
        }

        @Actor
        public void consumer(I_Result r) {
            read(r);
        }
    }
}
