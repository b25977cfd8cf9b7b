package io.fairway.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The bytes of a frame are given out again only when its consumer is done with them. */
@Outcome(id = "1, -1", expect = ACCEPTABLE, desc = "Read, and not free yet when it was asked for.")
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Read and released, then claimed.")
@Outcome(expect = FORBIDDEN, desc = "Overwritten while it was read, or claimed unfinished.")
@JCStressTest
@State
public class FrameReuse {
    private final FrameChannel channel = Places.frames(Long.BYTES).build();

    public FrameReuse() {
        final Frame frame = channel.tryClaim(Long.BYTES);
        frame.buffer().putLong(1);
        frame.commit();
    }

    @Actor
    public void consumer(II_Result r) {
        final Frame frame = channel.tryRecv();
        r.r1 = (int) frame.buffer().getLong(frame.buffer().position());
        frame.buffer().putLong(frame.buffer().position(), 2);
        frame.release();
    }

    @Actor
    public void producer(II_Result r) {
        final Frame frame = channel.tryClaim(Long.BYTES);
        if (frame == null) {
            r.r2 = -1;
        } else {
            r.r2 = (int) frame.buffer().getLong(frame.buffer().position());
            frame.buffer().putLong(3);
        }
    }
}
