package io.fairway.bench.replay;

/** What one thread of the pipeline does, from its start to its end. */
interface Stage {
    /** The name, for the thread and for messages. */
    String name();

    /**
     * Works until there is nothing left to do, then closes the channels it sends on.
     *
     * @throws Exception if it fails; its channels are then closed for it
     */
    void run() throws Exception;
}
