package io.fairway.bench.peers.workload;

import kotlin.coroutines.Continuation;

/** What a coroutine does, as the state machine that Kotlin's compiler would make of it. */
@FunctionalInterface
interface KotlinBody {

    /**
     * Goes on until it has to wait, or is done. It may be resumed by another thread before the
     * function that has it wait returns: whatever it has to remember is set before that is called.
     *
     * @param result what it waited for, or of no meaning at the start
     * @param self who is to be resumed
     * @return {@link KotlinChannels#SUSPENDED} if it has to wait; anything else if it is done
     */
    Object resume(Object result, Continuation<Object> self);
}
