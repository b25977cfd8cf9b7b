package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/**
 * What a select relies on: an empty verdict between two equal tail versions held until the second.
 */
@JCStressTest
@State
@Outcome(
        id = "true, true, true",
        expect = FORBIDDEN,
        desc = "An element was there while the version said: empty all the time.")
@Outcome(expect = ACCEPTABLE, desc = "Not empty, or not changed yet, or the version showed it.")
public class RingTailVersion {
    private final Ring<Payload> ring = new MpscRing<>(1);
    private final Payload payload = new Payload();
    private volatile boolean done;

    @Actor
    public void mover() {
        ring.offer(payload);
        done = true;
    }

    @Actor
    public void looker(ZZZ_Result r) {
        final long version = ring.tailVersion();
        r.r1 = ring.poll() == null;
        r.r2 = done;
        r.r3 = ring.tailVersion() == version;
    }
}
