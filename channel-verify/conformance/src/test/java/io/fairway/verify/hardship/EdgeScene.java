package io.fairway.verify.hardship;

/** Something done with next to no memory left, and what must hold whether or not it succeeded. */
interface EdgeScene {

    /** Makes channels and blocks threads, with memory to spare. */
    void prepare() throws Exception;

    /** What is done. Allocates nothing itself; only the channel does. */
    void act() throws Exception;

    /**
     * Checks, with memory to spare again.
     *
     * @param failed whether the act threw an {@link OutOfMemoryError}
     */
    void check(boolean failed) throws Exception;
}
