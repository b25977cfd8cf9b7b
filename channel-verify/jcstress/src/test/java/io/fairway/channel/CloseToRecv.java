package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/** S24, B12: a close happens-before a receive that reports it. The receive may block. */
@Outcome(
        id = "1, true",
        expect = ACCEPTABLE,
        desc = "The receiver saw the cause, and what was written before the close.")
@Outcome(
        expect = FORBIDDEN,
        desc = "The receive reported the close without what was written before it.")
abstract class CloseToRecv {
    private static final Throwable CAUSE = new IllegalStateException("the cause");

    private final Channel<Payload> channel;
    private int beside;

    CloseToRecv(Channel<Payload> channel) {
        this.channel = channel;
    }

    final void close() {
        beside = 1;
        channel.close(CAUSE);
    }

    final void recv(IZ_Result r) {
        try {
            Channels.recv(channel);
        } catch (ChannelClosedException e) {
            r.r1 = beside;
            r.r2 = e.getCause() == CAUSE;
        }
    }

    @JCStressTest
    @State
    public static class OneMpmc extends CloseToRecv {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void receiver(IZ_Result r) {
            recv(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends CloseToRecv {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void receiver(IZ_Result r) {
            recv(r);
        }
    }
}
