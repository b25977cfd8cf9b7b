package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** B13: the element sent before the close is received, whether or not the receive blocks. */
@Outcome(id = "1", expect = ACCEPTABLE, desc = "The receiver has the element.")
@Outcome(id = "-1", expect = FORBIDDEN, desc = "The receiver was told: closed and drained.")
abstract class LastElement {
    private final Channel<Payload> channel;

    LastElement(Channel<Payload> channel) {
        this.channel = channel;
    }

    final void sendAndClose() {
        Channels.send(channel, new Payload(1));
        channel.close();
    }

    final int recv() {
        return Payload.valueOf(Channels.recv(channel));
    }

    @JCStressTest
    @State
    public static class OneMpmc extends LastElement {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void sender() {
            sendAndClose();
        }

        @Actor
        public void receiver(I_Result r) {
            r.r1 = recv();
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends LastElement {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void sender() {
            sendAndClose();
        }

        @Actor
        public void receiver(I_Result r) {
            r.r1 = recv();
        }
    }
}
