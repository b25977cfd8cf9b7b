package io.fairway.select;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.fairway.channel.Channel;
import io.fairway.channel.Channels;
import io.fairway.channel.Payload;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZI_Result;

/** S24, S36, select: a close happens-before the select that finds the channel closed. */
@Outcome(
        id = "1, true, 1",
        expect = ACCEPTABLE,
        desc = "The case was chosen as closed, and saw what was written before the close.")
@Outcome(expect = FORBIDDEN, desc = "The wrong case, or without what was written before.")
abstract class CloseToSelect {
    private final Channel<Payload> channel;
    private final RecvCase<Payload> fromChannel;
    private final Select select;
    private int beside;

    CloseToSelect(Channel<Payload> channel) {
        this.channel = channel;
        this.fromChannel = RecvCase.of(channel);
        this.select = Selects.of(RecvCase.of(Channels.unbuffered()), fromChannel);
    }

    final void close() {
        beside = 1;
        channel.close();
    }

    final void select(IZI_Result r) {
        r.r1 = Selects.await(select);
        r.r2 = fromChannel.isClosed();
        r.r3 = beside;
    }

    @JCStressTest
    @State
    public static class OneMpmc extends CloseToSelect {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void selecting(IZI_Result r) {
            select(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends CloseToSelect {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void selecting(IZI_Result r) {
            select(r);
        }
    }
}
