package io.fairway.select;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.fairway.channel.Blocked;
import io.fairway.channel.Channel;
import io.fairway.channel.Channels;
import io.fairway.channel.Payload;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * S52, S53: one channel becomes ready before the other ceases to be, so that one is ready at every
 * instant: a poll of both must not say that none was.
 */
@Outcome(id = "true", expect = ACCEPTABLE, desc = "The poll ran a case.")
@Outcome(id = "false", expect = FORBIDDEN, desc = "The poll put two instants together.")
abstract class PollAtOneInstant {
    final Channel<Payload> first;
    final Channel<Payload> second;
    private final Select select;

    PollAtOneInstant(Channel<Payload> first, Channel<Payload> second) {
        this.first = Channels.filled(first);
        this.second = second;
        this.select = Selects.of(RecvCase.of(first), RecvCase.of(second));
    }

    final boolean poll() {
        return select.poll() != null;
    }

    @JCStressTest
    @State
    public static class SecondGetsElement extends PollAtOneInstant {
        public SecondGetsElement() {
            super(Channels.bounded(1), Channels.bounded(1));
        }

        @Actor
        public void mover() {
            second.trySend(new Payload(2));
            first.tryRecv();
        }

        @Actor
        public void selecting(Z_Result r) {
            r.r1 = poll();
        }
    }

    @JCStressTest
    @State
    public static class SecondIsClosed extends PollAtOneInstant {
        public SecondIsClosed() {
            super(Channels.bounded(1), Channels.bounded(1));
        }

        @Actor
        public void mover() {
            second.close();
            first.tryRecv();
        }

        @Actor
        public void selecting(Z_Result r) {
            r.r1 = poll();
        }
    }

    @JCStressTest
    @State
    public static class SecondGetsSender extends PollAtOneInstant {
        private final Blocked sender = Blocked.sender(first, new Payload(1));

        public SecondGetsSender() {
            super(Channels.unbuffered(), Channels.unbuffered());
        }

        @Actor
        public void mover() {
            Blocked.sender(second, new Payload(2));
            sender.cancel();
        }

        @Actor
        public void selecting(Z_Result r) {
            r.r1 = poll();
        }
    }
}
