package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LII_Result;

/** A channel is cancelled while another thread sends: what was sent is discarded, and counted. */
@JCStressTest
@State
@Outcome(id = "SENT, 1, 0", expect = ACCEPTABLE, desc = "Sent first, then discarded.")
@Outcome(id = "CLOSED, 0, 0", expect = ACCEPTABLE, desc = "Refused, and nothing was discarded.")
@Outcome(expect = FORBIDDEN, desc = "A sent element was neither discarded nor counted.")
public class CancelAgainstSend {
    private final Channel<Payload> channel = Channels.bounded(1);

    @Actor
    public void sender(LII_Result r) {
        r.r1 = channel.trySend(new Payload(1));
    }

    @Actor
    public void canceller(LII_Result r) {
        r.r2 = channel.cancel();
        r.r3 = channel.size();
    }
}
