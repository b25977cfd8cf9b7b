package io.fairway.select;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.fairway.channel.Channel;
import io.fairway.channel.Channels;
import io.fairway.channel.Payload;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;

/**
 * Two selects, each of which can send on one channel and receive on the other: they match on one
 * channel. Both waiters are claimed, in the order of their ids, and claims are taken back.
 */
@JCStressTest
@State
@Outcome(
        id = {"0, 0, true", "1, 1, true"},
        expect = ACCEPTABLE,
        desc = "They met on one channel, and the element went across.")
@Outcome(expect = FORBIDDEN, desc = "Each chose another channel, or the element got lost.")
public class TwoSelects {
    private final Channel<Payload> one = Channels.unbuffered();
    private final Channel<Payload> two = Channels.unbuffered();
    private final RecvCase<Payload> fromOne = RecvCase.of(one);
    private final RecvCase<Payload> fromTwo = RecvCase.of(two);
    private final Select left = Selects.of(SendCase.of(one, () -> new Payload(1)), fromTwo);
    private final Select right = Selects.of(fromOne, SendCase.of(two, () -> new Payload(2)));

    @Actor
    public void left(IIZ_Result r) {
        r.r1 = Selects.await(left);
    }

    @Actor
    public void right(IIZ_Result r) {
        r.r2 = Selects.await(right);
    }

    @Arbiter
    public void afterwards(IIZ_Result r) {
        final int wentRight = Payload.valueOf(fromOne.value());
        final int wentLeft = Payload.valueOf(fromTwo.value());
        r.r3 = r.r1 == 0 ? wentRight == 1 && wentLeft < 0 : wentLeft == 2 && wentRight < 0;
        Channels.check(one);
        Channels.check(two);
    }
}
