package io.fairway.verify.hardship;

import io.fairway.testing.Actors;

/** Holds one thread, as a debugger would, from when it gets there until it is let go. */
final class Pause {
    private volatile boolean reached;
    private volatile boolean released;

    /**
     * Called by the thread to be held. It does not park, as it must not use up an unpark that is
     * meant for the channel, nor an interrupt.
     */
    void hold() {
        reached = true;
        while (!released) {
            Thread.yield();
        }
    }

    boolean isReached() {
        return reached;
    }

    void awaitReached(Actors actors) {
        actors.await("a thread to get to where it is held", this::isReached);
    }

    void release() {
        released = true;
    }
}
