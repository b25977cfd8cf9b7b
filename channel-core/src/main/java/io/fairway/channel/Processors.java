package io.fairway.channel;

/** Whether spinning can help: whether another thread can run at the same time. */
final class Processors {

    // Plain: a hint. Whoever reads an old value spins, or parks, once too often.
    private static boolean moreThanOne = countMoreThanOne();

    private Processors() {}

    static boolean moreThanOne() {
        return moreThanOne;
    }

    /**
     * Looks again, as a container may change it; called by threads that are about to park. What was
     * more than one stays so: on Linux the JVM counts the processors of the calling thread, which
     * is one for a thread that is pinned, while the other end of its channel runs on another.
     */
    static void refresh() {
        if (!moreThanOne) {
            moreThanOne = countMoreThanOne();
        }
    }

    private static boolean countMoreThanOne() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }
}
