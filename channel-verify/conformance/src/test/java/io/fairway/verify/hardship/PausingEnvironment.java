package io.fairway.verify.hardship;

import io.fairway.channel.blocking.Environment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The system's clock and parking, with threads held at a step that the test chooses. */
final class PausingEnvironment implements Environment {
    private final Map<Step, Pause> pauses = new ConcurrentHashMap<>();

    /** Where a thread can be held: before the step, but for {@link #WOKEN}. */
    enum Step {
        CLOCK,
        PARK,
        TIMED_PARK,
        WOKEN,
        UNPARK
    }

    /** Holds the next thread that gets to the step. */
    Pause next(Step step) {
        final Pause pause = new Pause();
        pauses.put(step, pause);
        return pause;
    }

    private void pass(Step step) {
        final Pause pause = pauses.remove(step);
        if (pause != null) {
            pause.hold();
        }
    }

    @Override
    public long nanoTime() {
        pass(Step.CLOCK);
        return Environment.SYSTEM.nanoTime();
    }

    @Override
    public void park(Object blocker) {
        pass(Step.PARK);
        Environment.SYSTEM.park(blocker);
        pass(Step.WOKEN);
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        pass(Step.TIMED_PARK);
        Environment.SYSTEM.parkNanos(blocker, nanos);
        pass(Step.WOKEN);
    }

    @Override
    public void unpark(Thread thread) {
        pass(Step.UNPARK);
        Environment.SYSTEM.unpark(thread);
    }
}
