package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LII_Result;

/** S24, gated: a send that hands its element to a blocked receiver happens-before its return. */
@Outcome(id = "SENT, -1, -1", expect = ACCEPTABLE, desc = "The receiver was still blocked.")
@Outcome(
        id = "SENT, 1, 1",
        expect = ACCEPTABLE,
        desc = "The receiver got the element with all that was written before the send.")
@Outcome(expect = FORBIDDEN, desc = "The element came broken, or the receiver was passed over.")
abstract class HandoffToReceiver {
    private final Channel<Payload> channel;
    private final Blocked receiver;
    private int beside;

    HandoffToReceiver(Channel<Payload> channel) {
        this.channel = channel;
        this.receiver = Blocked.receiver(channel);
    }

    final void send(LII_Result r) {
        final Payload payload = new Payload(1);
        beside = 1;
        r.r1 = channel.trySend(payload);
    }

    final void look(LII_Result r) {
        final boolean over = receiver.isOver();
        r.r2 = over ? Payload.valueOf(receiver.item()) : -1;
        r.r3 = over ? beside : -1;
    }

    @JCStressTest
    @State
    public static class OneMpmc extends HandoffToReceiver {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void sender(LII_Result r) {
            send(r);
        }

        @Actor
        public void receiver(LII_Result r) {
            look(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends HandoffToReceiver {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void sender(LII_Result r) {
            send(r);
        }

        @Actor
        public void receiver(LII_Result r) {
            look(r);
        }
    }
}
