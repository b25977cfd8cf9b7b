package io.fairway.channel;

import java.util.function.IntSupplier;

/** Whether spinning can help: whether another thread can run at the same time. */
final class Processors {
    /** Those that this process may use. */
    static final Processors OF_THIS_PROCESS =
            new Processors(() -> Runtime.getRuntime().availableProcessors());

    private final IntSupplier available;

    // Plain: a hint. Whoever reads an old value spins, or parks, once too often.
    private boolean moreThanOne;

    /**
     * Counts for the first time.
     *
     * @param available how many the calling thread sees
     */
    Processors(IntSupplier available) {
        this.available = available;
        this.moreThanOne = countMoreThanOne();
    }

    boolean moreThanOne() {
        return moreThanOne;
    }

    /**
     * Looks again, as a container may change it; called by threads that are about to park. What was
     * more than one stays so: on Linux the JVM counts the processors of the calling thread, which
     * is one for a thread that is pinned, while the other end of its channel runs on another.
     */
    void refresh() {
        if (!moreThanOne) {
            moreThanOne = countMoreThanOne();
        }
    }

    private boolean countMoreThanOne() {
        return available.getAsInt() > 1;
    }
}
