package io.fairway.ring;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * S24, B12: a close happens-before what reports it, here isClosed, isDrained and a version that
 * says closed.
 */
@JCStressTest
@State
@Outcome(id = "-1, -1, -1", expect = ACCEPTABLE, desc = "No answer showed the close.")
@Outcome(
        id = {"-1, -1, 1", "-1, 1, 1", "1, 1, 1"},
        expect = ACCEPTABLE,
        desc = "From one answer on all showed the close, and what was written before it.")
@Outcome(
        expect = FORBIDDEN,
        desc = "An answer showed the close without what was written before it, or took it back.")
public class RingCloseToQueries {
    private final Ring<Payload> ring = new MpmcRing<>(1);
    private final long open = ring.headVersion();
    private int beside;

    @Actor
    public void closer() {
        beside = 1;
        ring.close();
    }

    @Actor
    public void asker(III_Result r) {
        r.r1 = ring.isClosed() ? beside : -1;
        r.r2 = ring.isDrained() ? beside : -1;
        r.r3 = ring.headVersion() != open ? beside : -1;
    }
}
