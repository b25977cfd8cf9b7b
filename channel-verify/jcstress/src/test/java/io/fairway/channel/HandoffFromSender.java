package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * S24, gated: a receive that makes room for a blocked sender, or takes its element, happens-before
 * the completion of that send.
 */
@Outcome(id = "1, -1, 1", expect = ACCEPTABLE, desc = "The sender was still blocked.")
@Outcome(
        id = "1, 1, 1",
        expect = ACCEPTABLE,
        desc = "The sender was done, and saw what was written before the receive.")
@Outcome(expect = FORBIDDEN, desc = "The send completed without what was written before, or lost.")
abstract class HandoffFromSender {
    private final Channel<Payload> channel;
    private final Blocked sender;
    private int beside;

    HandoffFromSender(Channel<Payload> channel) {
        this.channel = Channels.filled(channel);
        this.sender = Blocked.sender(channel, new Payload(1));
    }

    final void recv(III_Result r) {
        beside = 1;
        r.r1 = Payload.valueOf(channel.tryRecv());
    }

    final void look(III_Result r) {
        r.r2 = sender.isOver() ? beside : -1;
    }

    /** All elements but the one received are there. */
    final void drain(III_Result r) {
        int left = 0;
        while (channel.tryRecv() != null) {
            left++;
        }
        r.r3 = sender.isOver() && left == channel.capacity() ? 1 : 0;
        Channels.check(channel);
    }

    @JCStressTest
    @State
    public static class OneMpmc extends HandoffFromSender {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void receiver(III_Result r) {
            recv(r);
        }

        @Actor
        public void sender(III_Result r) {
            look(r);
        }

        @Arbiter
        public void afterwards(III_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class TwoSpsc extends HandoffFromSender {
        public TwoSpsc() {
            super(Channels.single(2));
        }

        @Actor
        public void receiver(III_Result r) {
            recv(r);
        }

        @Actor
        public void sender(III_Result r) {
            look(r);
        }

        @Arbiter
        public void afterwards(III_Result r) {
            drain(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends HandoffFromSender {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void receiver(III_Result r) {
            recv(r);
        }

        @Actor
        public void sender(III_Result r) {
            look(r);
        }

        @Arbiter
        public void afterwards(III_Result r) {
            drain(r);
        }
    }
}
