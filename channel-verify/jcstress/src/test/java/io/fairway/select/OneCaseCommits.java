package io.fairway.select;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.fairway.channel.Blocked;
import io.fairway.channel.Channel;
import io.fairway.channel.Channels;
import io.fairway.channel.Payload;
import io.fairway.channel.SendResult;
import io.fairway.channel.blocking.Waiter;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLZ_Result;

/** A select blocked on two channels, and a send to each at once: exactly one case commits. */
@Outcome(
        id = "SENT, SENT, true",
        expect = ACCEPTABLE,
        desc = "Buffered: one case has its element, the other element waits in its channel.")
@Outcome(expect = FORBIDDEN, desc = "Two cases committed, or none, or an element got lost.")
abstract class OneCaseCommits {
    private final Channel<Payload> first;
    private final Channel<Payload> second;
    private final Blocked inFirst;
    private final Blocked inSecond;

    OneCaseCommits(Channel<Payload> first, Channel<Payload> second) {
        this.first = first;
        this.second = second;
        final Waiter waiter = Blocked.newWaiter();
        this.inFirst = Blocked.receiver(first, waiter, 0);
        this.inSecond = Blocked.receiver(second, waiter, 1);
    }

    final SendResult sendFirst() {
        return first.trySend(new Payload(1));
    }

    final SendResult sendSecond() {
        return second.trySend(new Payload(2));
    }

    /** Whether one case got its element, and the other's element is in its channel, if sent. */
    final boolean isRight(boolean firstSent, boolean secondSent) {
        final boolean firstGot = Payload.valueOf(inFirst.item()) == 1;
        final boolean secondGot = Payload.valueOf(inSecond.item()) == 2;
        return inFirst.isOver()
                && firstGot != secondGot
                && firstSent == (firstGot || first.tryRecv() != null)
                && secondSent == (secondGot || second.tryRecv() != null);
    }

    @JCStressTest
    @State
    public static class OneMpmc extends OneCaseCommits {
        public OneMpmc() {
            super(Channels.bounded(1), Channels.bounded(1));
        }

        @Actor
        public void firstSender(LLZ_Result r) {
            r.r1 = sendFirst();
        }

        @Actor
        public void secondSender(LLZ_Result r) {
            r.r2 = sendSecond();
        }

        @Arbiter
        public void afterwards(LLZ_Result r) {
            r.r3 = isRight(r.r1 == SendResult.SENT, r.r2 == SendResult.SENT);
        }
    }

    @JCStressTest
    @State
    @Outcome(
            id = {"SENT, FULL, true", "FULL, SENT, true"},
            expect = ACCEPTABLE,
            desc = "One case has its element, the other element stayed with its sender.")
    @Outcome(expect = FORBIDDEN, desc = "Two cases committed, or none, or an element got lost.")
    public static class Unbuffered extends OneCaseCommits {
        public Unbuffered() {
            super(Channels.unbuffered(), Channels.unbuffered());
        }

        @Actor
        public void firstSender(LLZ_Result r) {
            r.r1 = sendFirst();
        }

        @Actor
        public void secondSender(LLZ_Result r) {
            r.r2 = sendSecond();
        }

        @Arbiter
        public void afterwards(LLZ_Result r) {
            r.r3 = isRight(r.r1 == SendResult.SENT, r.r2 == SendResult.SENT);
        }
    }
}
