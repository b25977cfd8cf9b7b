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

/** S24, select: a receive happens-before the select whose send it made possible. */
@Outcome(
        id = "1, 1, 1",
        expect = ACCEPTABLE,
        desc = "The select's send saw what was written before the receive that it needed.")
@Outcome(expect = FORBIDDEN, desc = "The wrong case, or without what was written before.")
abstract class RecvToSelect {
    private final Channel<Payload> channel;
    private final Select select;
    private int beside;

    RecvToSelect(Channel<Payload> channel) {
        this.channel = Channels.filled(channel);
        final Payload payload = new Payload(1);
        this.select =
                Selects.of(RecvCase.of(Channels.unbuffered()), SendCase.of(channel, () -> payload));
    }

    final void recv(III_Result r) {
        beside = 1;
        r.r1 = Payload.valueOf(Channels.recv(channel));
    }

    final void select(III_Result r) {
        r.r2 = Selects.await(select);
        r.r3 = beside;
    }

    @JCStressTest
    @State
    public static class OneMpmc extends RecvToSelect {
        public OneMpmc() {
            super(Channels.bounded(1));
        }

        @Actor
        public void receiver(III_Result r) {
            recv(r);
        }

        @Actor
        public void selecting(III_Result r) {
            select(r);
        }
    }

    @JCStressTest
    @State
    public static class Unbuffered extends RecvToSelect {
        public Unbuffered() {
            super(Channels.unbuffered());
        }

        @Actor
        public void receiver(III_Result r) {
            recv(r);
        }

        @Actor
        public void selecting(III_Result r) {
            select(r);
        }
    }
}
