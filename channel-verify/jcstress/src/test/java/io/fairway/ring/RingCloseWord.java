package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** The tail word: neither the gate nor its holder's claim ever takes the closed flag away. */
@JCStressTest
@State
@Outcome(
        id = "true, true, true",
        expect = ACCEPTABLE,
        desc = "The holder's element came before the close, and can be taken.")
@Outcome(
        id = "false, true, true",
        expect = ACCEPTABLE,
        desc = "The holder's element came too late, and is not in the ring.")
@Outcome(
        expect = FORBIDDEN,
        desc =
                "The close was lost, or the holder was told something else than what is in the ring.")
public class RingCloseWord {
    private final Ring<Payload> ring = new MpmcRing<>(1);

    @Actor
    public void holder(ZZZ_Result r) {
        ring.shutGate();
        r.r1 = ring.offerGated(new Payload());
        ring.openGate();
    }

    @Actor
    public void closer() {
        ring.close();
    }

    @Arbiter
    public void afterwards(ZZZ_Result r) {
        r.r2 = ring.isClosed() && !ring.isGated();
        r.r3 = ring.poll() != null == r.r1 && ring.isDrained();
    }
}
