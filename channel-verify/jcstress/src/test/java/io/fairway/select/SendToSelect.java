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
import org.openjdk.jcstress.infra.results.III_Result;

/** S24, select: a send happens-before the select that receives its element. Both may block. */
@Outcome(
        id = "1, 1, 1",
        expect = ACCEPTABLE,
        desc = "The case got the element with all that its sender had written before.")
@Outcome(expect = FORBIDDEN, desc = "The wrong case, or without what was written before the send.")
abstract class SendToSelect {
    private final Channel<Payload> channel;
    private final RecvCase<Payload> fromOther = RecvCase.of(Channels.unbuffered());
    private final RecvCase<Payload> fromChannel;
    private final Select select;
    private int beside;

    SendToSelect(Channel<Payload> channel) {
        this.channel = channel;
        this.fromChannel = RecvCase.of(channel);
        this.select = Selects.of(fromOther, fromChannel);
    }

    final void send() {
        final Payload payload = new Payload(1);
        beside = 1;
        Channels.send(channel, payload);
    }

    final void select(III_Result r) {
        r.r1 = Selects.await(select);
        r.r2 = Payload.valueOf(fromChannel.value());
        r.r3 = beside;
    }

    @JCStressTest
    @State
    public static class OneMpmc extends SendToSelect {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void sender() {
            send();
        }

        @Actor
        public void selecting(III_Result r) {
            select(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends SendToSelect {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void sender() {
            send();
        }

        @Actor
        public void selecting(III_Result r) {
            select(r);
        }
    }
}
