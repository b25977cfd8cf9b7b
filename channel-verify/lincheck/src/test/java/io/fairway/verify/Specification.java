package io.fairway.verify;

import java.util.List;

/**
 * What calls may do, in steps that are atomic each: for calls that promise less than to be atomic,
 * for choices that are free, and for calls that need each other.
 */
interface Specification {

    /** Where a history begins. */
    World initial();

    /**
     * What a call can do next, given the result that it has in the history.
     *
     * @param state the state so far
     * @param call the call
     * @param progress how far it is: 0 at first
     * @return every step that it can take; none if it has to wait, or can never have this result
     */
    List<Step> steps(World state, Call call, int progress);
}
