package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZL_Result;

/** A blocked receiver gives up while a send hands it an element: one compare-and-set decides. */
@Outcome(
        id = "SENT, false, DELIVERED",
        expect = ACCEPTABLE,
        desc = "The hand-over came first: the receiver has the element.")
@Outcome(
        id = "SENT, true, IN_CHANNEL",
        expect = ACCEPTABLE,
        desc = "The receiver gave up first: the element waits for the next.")
@Outcome(expect = FORBIDDEN, desc = "The element got lost, or is in two places.")
abstract class CancelAgainstHandoff {
    private enum Place {
        DELIVERED,
        IN_CHANNEL,
        WITH_SENDER
    }

    private final Channel<Payload> channel;
    private final Blocked receiver;

    CancelAgainstHandoff(Channel<Payload> channel) {
        this.channel = channel;
        this.receiver = Blocked.receiver(channel);
    }

    final void send(LZL_Result r) {
        r.r1 = channel.trySend(new Payload(1));
    }

    final void cancel(LZL_Result r) {
        r.r2 = receiver.cancel();
    }

    final void check(LZL_Result r) {
        Channels.check(channel);
        final boolean inChannel = channel.tryRecv() != null;
        if (receiver.item() == null) {
            r.r3 = inChannel ? Place.IN_CHANNEL : Place.WITH_SENDER;
        } else {
            r.r3 = inChannel ? null : Place.DELIVERED;
        }
    }

    @JCStressTest
    @State
    public static class OneMpmc extends CancelAgainstHandoff {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void sender(LZL_Result r) {
            send(r);
        }

        @Actor
        public void receiver(LZL_Result r) {
            cancel(r);
        }

        @Arbiter
        public void afterwards(LZL_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = "SENT, false, DELIVERED",
            expect = ACCEPTABLE,
            desc = "The hand-over came first: the receiver has the element.")
    @Outcome(
            id = "FULL, true, WITH_SENDER",
            expect = ACCEPTABLE,
            desc = "The receiver gave up first: the element stayed with its sender.")
    @Outcome(expect = FORBIDDEN, desc = "The element got lost, or is in two places.")
    public static class Unbuffered extends CancelAgainstHandoff {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void sender(LZL_Result r) {
            send(r);
        }

        @Actor
        public void receiver(LZL_Result r) {
            cancel(r);
        }

        @Arbiter
        public void afterwards(LZL_Result r) {
            check(r);
        }
    }
}
