package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/**
 * What a select relies on: a full verdict between two equal head versions held until the second.
 */
@JCStressTest
@State
@Outcome(
        id = "true, true, true",
        expect = FORBIDDEN,
        desc = "A place was there while the version said: full all the time.")
@Outcome(expect = ACCEPTABLE, desc = "Not full, or not changed yet, or the version showed it.")
public class RingHeadVersion {
    private final Ring<Payload> ring = new MpmcRing<>(1);
    private final Payload payload = new Payload();
    private volatile boolean done;

    public RingHeadVersion() {
        ring.offer(payload);
    }

    @Actor
    public void mover() {
        ring.poll();
        done = true;
    }

    @Actor
    public void looker(ZZZ_Result r) {
        final long version = ring.headVersion();
        r.r1 = ring.offer(payload) == OfferResult.FULL;
        r.r2 = done;
        r.r3 = ring.headVersion() == version;
    }
}
