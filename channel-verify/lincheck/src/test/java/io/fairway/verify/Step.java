package io.fairway.verify;

/**
 * A state of the specification that a call leads to.
 *
 * @param state the state
 * @param progress how far the call is then, as the specification counts it, or {@link #DONE}
 */
record Step(World state, int progress) {
    /** The call has returned with its result. */
    static final int DONE = -1;

    static Step done(World state) {
        return new Step(state, DONE);
    }
}
