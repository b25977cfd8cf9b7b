package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.fairway.channel.blocking.Face;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** S24, B12: a close happens-before whatever reports it without blocking. */
@Outcome(id = "-1, -1, -1", expect = ACCEPTABLE, desc = "No answer showed the close.")
@Outcome(
        id = "1, 1, 1",
        expect = ACCEPTABLE,
        desc = "All answers showed the close, its cause and what was written before.")
@Outcome(
        id = "-1, 1, -1",
        expect = ACCEPTABLE,
        desc = "The element was sent first, so that the closed channel is not drained.")
@Outcome(
        expect = FORBIDDEN,
        desc = "An answer showed the close without what was written before, or took it back.")
abstract class CloseToQueries {
    private static final Throwable CAUSE = new IllegalStateException("the cause");

    private final Channel<Payload> channel;
    private int beside;

    CloseToQueries(Channel<Payload> channel) {
        this.channel = channel;
    }

    final void close() {
        beside = 1;
        channel.close(CAUSE);
    }

    private int seen() {
        return ((Face) channel).selectable().closeCause() == CAUSE ? beside : 0;
    }

    final void ask(III_Result r) {
        r.r1 = channel.trySend(new Payload(1)) == SendResult.CLOSED ? seen() : -1;
        r.r2 = channel.isClosed() ? seen() : -1;
        r.r3 = channel.isDrained() ? seen() : -1;
    }

    @JCStressTest
    @State
    public static class OneMpmc extends CloseToQueries {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void asker(III_Result r) {
            ask(r);
        }
    }

    @JCStressTest
    @State
    @Outcome(id = "-1, -1, -1", expect = ACCEPTABLE, desc = "No answer showed the close.")
    @Outcome(
            id = {"1, 1, 1", "-1, 1, 1", "-1, -1, 1"},
            expect = ACCEPTABLE,
            desc = "From one answer on all showed the close, its cause and what was before it.")
    @Outcome(
            expect = FORBIDDEN,
            desc = "An answer showed the close without what was before it, or took it back.")
    public static class Unbuffered extends CloseToQueries {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void asker(III_Result r) {
            ask(r);
        }
    }
}
