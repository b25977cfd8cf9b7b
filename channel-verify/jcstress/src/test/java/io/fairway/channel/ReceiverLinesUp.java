package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZI_Result;

/** A receiver gets in line while another thread sends: they meet, whoever comes first. */
@Outcome(
        id = "SENT, true, 0",
        expect = ACCEPTABLE,
        desc = "The receiver has the element, from the ring or from the sender's hand.")
@Outcome(
        id = "SENT, false, 1",
        expect = FORBIDDEN,
        desc = "Lost wake-up: the receiver waits beside the element.")
@Outcome(expect = FORBIDDEN, desc = "The element got lost, or was delivered and kept.")
abstract class ReceiverLinesUp {
    private final Channel<Payload> channel;
    private Blocked receiver;

    ReceiverLinesUp(Channel<Payload> channel) {
        this.channel = channel;
    }

    final void send(LZI_Result r) {
        r.r1 = channel.trySend(new Payload(1));
    }

    final void lineUp() {
        receiver = Blocked.receiver(channel);
    }

    final void check(LZI_Result r) {
        r.r2 = receiver.isOver() && Payload.valueOf(receiver.item()) == 1;
        r.r3 = channel.size();
        Channels.check(channel);
    }

    @JCStressTest
    @State
    public static class OneSpsc extends ReceiverLinesUp {
        public OneSpsc() {
            super(Channels.single(1));
        }

        @Actor
        public void sender(LZI_Result r) {
            send(r);
        }

        @Actor
        public void receiver() {
            lineUp();
        }

        @Arbiter
        public void afterwards(LZI_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    public static class OneMpmc extends ReceiverLinesUp {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void sender(LZI_Result r) {
            send(r);
        }

        @Actor
        public void receiver() {
            lineUp();
        }

        @Arbiter
        public void afterwards(LZI_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = "SENT, true, 0",
            expect = ACCEPTABLE,
            desc = "The receiver has the element, from the sender's hand.")
    @Outcome(
            id = "FULL, false, 0",
            expect = ACCEPTABLE,
            desc = "Nobody was in line yet: the element stayed with its sender.")
    @Outcome(expect = FORBIDDEN, desc = "The element got lost, or was delivered and kept.")
    public static class Unbuffered extends ReceiverLinesUp {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void sender(LZI_Result r) {
            send(r);
        }

        @Actor
        public void receiver() {
            lineUp();
        }

        @Arbiter
        public void afterwards(LZI_Result r) {
            check(r);
        }
    }
}
