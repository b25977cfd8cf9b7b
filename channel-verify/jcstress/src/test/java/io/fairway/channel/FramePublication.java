package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A frame is written and read where it lies: commit happens-before the receive (S24). */
@Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "Nothing was there yet.")
@Outcome(id = "8, 1", expect = ACCEPTABLE, desc = "The frame was received as it was committed.")
@Outcome(expect = FORBIDDEN, desc = "The frame was received without its bytes, or its length.")
@JCStressTest
@State
public class FramePublication {
    private final FrameChannel channel = Places.frames(64).build();

    @Actor
    public void producer() {
        final Frame frame = channel.tryClaim(16);
        frame.buffer().putLong(1);
        frame.commit(Long.BYTES);
    }

    @Actor
    public void consumer(II_Result r) {
        final Frame frame = channel.tryRecv();
        r.r1 = frame == null ? -1 : frame.length();
        r.r2 = frame == null ? -1 : (int) frame.buffer().getLong();
    }
}
