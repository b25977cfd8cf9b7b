package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZI_Result;

/** A sender gets in line while another thread receives: they meet, whoever comes first. */
@Outcome(
        id = "1, true, 2",
        expect = ACCEPTABLE,
        desc = "The older element was received, and the sender's is in its place.")
@Outcome(
        id = "1, false, .*",
        expect = FORBIDDEN,
        desc = "Lost wake-up: the sender waits beside the place that was made.")
@Outcome(expect = FORBIDDEN, desc = "An element got lost, or came twice, or out of order.")
abstract class SenderLinesUp {
    private final Channel<Payload> channel;
    private Blocked sender;

    SenderLinesUp(Channel<Payload> channel) {
        this.channel = Channels.filled(channel);
    }

    final void recv(IZI_Result r) {
        r.r1 = Payload.valueOf(channel.tryRecv());
    }

    final void lineUp() {
        sender = Blocked.sender(channel, new Payload(2));
    }

    final void check(IZI_Result r) {
        r.r2 = sender.isOver();
        Channels.check(channel);
        r.r3 = r.r2 ? Payload.valueOf(channel.tryRecv()) : -1;
    }

    @JCStressTest
    @State
    public static class OneSpsc extends SenderLinesUp {
        public OneSpsc() {
            super(Channels.single(1));
        }

        @Actor
        public void receiver(IZI_Result r) {
            recv(r);
        }

        @Actor
        public void sender() {
            lineUp();
        }

        @Arbiter
        public void afterwards(IZI_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    public static class OneMpmc extends SenderLinesUp {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void receiver(IZI_Result r) {
            recv(r);
        }

        @Actor
        public void sender() {
            lineUp();
        }

        @Arbiter
        public void afterwards(IZI_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = "2, true, -1",
            expect = ACCEPTABLE,
            desc = "The receiver took the element from the sender's hand.")
    @Outcome(
            id = "-1, false, -1",
            expect = ACCEPTABLE,
            desc = "Nobody was in line yet: the sender waits.")
    @Outcome(expect = FORBIDDEN, desc = "The element got lost, or was received and kept.")
    public static class Unbuffered extends SenderLinesUp {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void receiver(IZI_Result r) {
            recv(r);
        }

        @Actor
        public void sender() {
            lineUp();
        }

        @Arbiter
        public void afterwards(IZI_Result r) {
            check(r);
        }
    }
}
