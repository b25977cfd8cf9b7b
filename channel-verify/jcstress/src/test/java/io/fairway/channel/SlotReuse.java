package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A slot is claimed again only when its consumer is done with it: release happens-before claim. */
@Outcome(id = "1, -1", expect = ACCEPTABLE, desc = "Read, and not free yet when it was asked for.")
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Read and released, then claimed.")
@Outcome(expect = FORBIDDEN, desc = "Overwritten while it was read, or claimed unfinished.")
abstract class SlotReuse {
    private final SlotChannel<Payload> channel;

    SlotReuse(SlotChannelBuilder<Payload> builder) {
        this.channel = builder.build();
        final Slot<Payload> slot = channel.tryClaim();
        slot.value().value = 1;
        slot.commit();
    }

    final void readAndRelease(II_Result r) {
        final Slot<Payload> slot = channel.tryRecv();
        r.r1 = slot.value().value;
        slot.value().value = 2;
        slot.release();
    }

    final void claim(II_Result r) {
        final Slot<Payload> slot = channel.tryClaim();
        if (slot == null) {
            r.r2 = -1;
        } else {
            r.r2 = slot.value().value;
            slot.value().value = 3;
        }
    }

    @JCStressTest
    @State
    public static class OneMpmc extends SlotReuse {
        public OneMpmc() {
            super(Places.slots(1));
        }

        @Actor
        public void consumer(II_Result r) {
            readAndRelease(r);
        }

        @Actor
        public void producer(II_Result r) {
            claim(r);
        }
    }

    @JCStressTest
    @State
    public static class OneSpsc extends SlotReuse {
        public OneSpsc() {
            super(Places.slots(1).singleProducer().singleConsumer());
        }

        @Actor
        public void consumer(II_Result r) {
            readAndRelease(r);
        }

        @Actor
        public void producer(II_Result r) {
            claim(r);
        }
    }
}
