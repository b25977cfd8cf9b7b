package io.fairway.channel;

/** Whether spinning can help: whether another thread can run at the same time. */
final class Processors {

    // Plain: a hint. Whoever reads an old value spins, or parks, once too often.
    private static boolean moreThanOne = countMoreThanOne();

    private Processors() {}

    static boolean moreThanOne() {
        return moreThanOne;
    }

    /** Looks again, as a container may change it; called by threads that are about to park. */
    static void refresh() {
        moreThanOne = countMoreThanOne();
    }

    private static boolean countMoreThanOne() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }
}
