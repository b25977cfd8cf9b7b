package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/** S24, S30, gated: a close happens-before the return of those whom it fails. */
@Outcome(id = "BLOCKED, -1", expect = ACCEPTABLE, desc = "It was still blocked.")
@Outcome(
        id = "CLOSED, 1",
        expect = ACCEPTABLE,
        desc = "It was told of the close, and saw what was written before.")
@Outcome(expect = FORBIDDEN, desc = "It was told of the close without what was written before.")
abstract class HandoffOfClose {
    private final Channel<Payload> channel;
    private final Blocked blocked;
    private int beside;

    HandoffOfClose(Channel<Payload> channel, boolean sending) {
        this.channel = channel;
        this.blocked =
                sending ? Blocked.sender(channel, new Payload(1)) : Blocked.receiver(channel);
    }

    final void close() {
        beside = 1;
        channel.close();
    }

    final void look(LI_Result r) {
        final boolean over = blocked.isOver();
        r.r1 = over ? blocked.outcome() : io.fairway.channel.blocking.Outcome.BLOCKED;
        r.r2 = over ? beside : -1;
    }

    @JCStressTest
    @State
    public static class ToSender extends HandoffOfClose {
        public ToSender() {
            super(Channels.filled(Channels.bounded(1)), true);
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void waiting(LI_Result r) {
            look(r);
        }
    }

    @JCStressTest
    @State
    public static class ToReceiver extends HandoffOfClose {
        public ToReceiver() {
            super(Channels.bounded(1), false);
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void waiting(LI_Result r) {
            look(r);
        }
    }

    @JCStressTest
    @State
    public static class ToUnbuffered extends HandoffOfClose {
        public ToUnbuffered() {
            super(Channels.unbuffered(), false);
        }

        @Actor
        public void closer() {
            close();
        }

        @Actor
        public void waiting(LI_Result r) {
            look(r);
        }
    }
}
