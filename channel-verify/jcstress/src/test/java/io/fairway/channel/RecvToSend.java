package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * S24: the k-th receive happens-before the completion of the (k + capacity)-th send; without a
 * buffer, a receive happens-before the completion of its own send. Both may block.
 */
@Outcome(
        id = "1, 1",
        expect = ACCEPTABLE,
        desc = "The send that had to wait for the receive saw what was written before it.")
@Outcome(
        expect = FORBIDDEN,
        desc = "The send completed without what was written before the receive that it needed.")
abstract class RecvToSend {
    private final Channel<Payload> channel;
    private int beside;

    RecvToSend(Channel<Payload> channel) {
        this.channel = Channels.filled(channel);
    }

    final void recv(II_Result r) {
        beside = 1;
        r.r1 = Payload.valueOf(Channels.recv(channel));
    }

    final void send(II_Result r) {
        Channels.send(channel, new Payload(1));
        r.r2 = beside;
    }

    @JCStressTest
    @State
    public static class OneMpmc extends RecvToSend {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void receiver(II_Result r) {
            recv(r);
        }

        @Actor
        public void sender(II_Result r) {
            send(r);
        }
    }

    @JCStressTest
    @State
    public static class TwoSpsc extends RecvToSend {
        public TwoSpsc() {
            super(Channels.single(2));
        }

        @Actor
        public void receiver(II_Result r) {
            recv(r);
        }

        @Actor
        public void sender(II_Result r) {
            send(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends RecvToSend {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void receiver(II_Result r) {
            recv(r);
        }

        @Actor
        public void sender(II_Result r) {
            send(r);
        }
    }
}
