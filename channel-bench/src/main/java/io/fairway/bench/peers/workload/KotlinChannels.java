package io.fairway.bench.peers.workload;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.channels.Channel;
import kotlinx.coroutines.channels.ChannelKt;

/** What Java needs to use Kotlin's channels. */
final class KotlinChannels {
    /** What a function returns whose coroutine has to wait. */
    static final Object SUSPENDED = IntrinsicsKt.getCOROUTINE_SUSPENDED();

    /** The caller of a function that does not have to wait. */
    static final Continuation<Object> NOBODY =
            new Continuation<>() {
                @Override
                public CoroutineContext getContext() {
                    return EmptyCoroutineContext.INSTANCE;
                }

                @Override
                public void resumeWith(Object result) {
                    throw new AssertionError("resumed with " + result);
                }
            };

    private KotlinChannels() {}

    static Channel<Item> create(Shape shape) {
        return ChannelKt.Channel(shape.capacity(), BufferOverflow.SUSPEND, null);
    }

    /** The same continuation, as one that gets no more than the fact. */
    @SuppressWarnings("unchecked") // whoever takes any object takes this
    static Continuation<Unit> unit(Continuation<Object> self) {
        return (Continuation<Unit>) (Continuation<?>) self;
    }

    /** The result of a function that did not have to wait. */
    static Object immediate(Object result) {
        if (result == SUSPENDED) {
            throw new WrongResultException("had to wait");
        }
        return result;
    }
}
