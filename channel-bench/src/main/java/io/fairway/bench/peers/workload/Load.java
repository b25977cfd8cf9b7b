package io.fairway.bench.peers.workload;

/** A workload on an implementation, ready to be measured again and again by one thread. */
public interface Load extends AutoCloseable {

    /**
     * Does a piece of the work.
     *
     * @return how many operations succeeded, all of them checked
     * @throws WrongResultException if an element was lost, or came twice, or was another
     * @throws InterruptedException if interrupted
     */
    long run() throws InterruptedException;

    /** Ends the threads of this load. */
    @Override
    default void close() {}
}
