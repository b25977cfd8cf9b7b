package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;

/** A close while a send hands an element to a blocked receiver: both hear the same. */
@Outcome(
        id = "SENT, DONE, 1",
        expect = ACCEPTABLE,
        desc = "The send came first: the receiver has the element.")
@Outcome(
        id = "CLOSED, CLOSED, -1",
        expect = ACCEPTABLE,
        desc = "The close came first: sender and receiver were both told so.")
@Outcome(expect = FORBIDDEN, desc = "The element got lost, or a refused one was delivered.")
abstract class CloseAgainstHandoff {
    private final Channel<Payload> channel;
    private final Blocked receiver;

    CloseAgainstHandoff(Channel<Payload> channel) {
        this.channel = channel;
        this.receiver = Blocked.receiver(channel);
    }

    final void send(LLI_Result r) {
        r.r1 = channel.trySend(new Payload(1));
    }

    final void close() {
        channel.close();
    }

    final void check(LLI_Result r) {
        r.r2 = receiver.outcome();
        r.r3 = Payload.valueOf(receiver.item());
        Channels.check(channel);
    }

    @JCStressTest
    @State
    public static class OneMpmc extends CloseAgainstHandoff {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void sender(LLI_Result r) {
            send(r);
        }

        @Actor
        public void closer() {
            close();
        }

        @Arbiter
        public void afterwards(LLI_Result r) {
            check(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends CloseAgainstHandoff {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void sender(LLI_Result r) {
            send(r);
        }

        @Actor
        public void closer() {
            close();
        }

        @Arbiter
        public void afterwards(LLI_Result r) {
            check(r);
        }
    }
}
