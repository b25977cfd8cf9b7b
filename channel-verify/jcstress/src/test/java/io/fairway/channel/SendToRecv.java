package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** S24: a send happens-before the receive that returns its element. Both may block. */
@Outcome(
        id = "1, 1",
        expect = ACCEPTABLE,
        desc = "The element came with all that its sender had written before the send.")
@Outcome(
        expect = FORBIDDEN,
        desc = "The element came without what its sender had written before the send.")
abstract class SendToRecv {
    private final Channel<Payload> channel;
    private int beside;

    SendToRecv(Channel<Payload> channel) {
        this.channel = channel;
    }

    final void send() {
        final Payload payload = new Payload(1);
        beside = 1;
        Channels.send(channel, payload);
    }

    final void recv(II_Result r) {
        r.r1 = Payload.valueOf(Channels.recv(channel));
        r.r2 = beside;
    }

    @JCStressTest
    @State
    public static class OneMpmc extends SendToRecv {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void sender() {
            send();
        }

        @Actor
        public void receiver(II_Result r) {
            recv(r);
        }
    }

    @JCStressTest
    @State
    public static class TwoSpsc extends SendToRecv {
        public TwoSpsc() {
            super(Channels.single(2));
        }

        @Actor
        public void sender() {
            send();
        }

        @Actor
        public void receiver(II_Result r) {
            recv(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends SendToRecv {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void sender() {
            send();
        }

        @Actor
        public void receiver(II_Result r) {
            recv(r);
        }
    }
}
