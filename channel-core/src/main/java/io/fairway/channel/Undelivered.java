package io.fairway.channel;

import java.util.List;
import java.util.function.Consumer;

/** Hands discarded elements to a hook. */
final class Undelivered {

    private Undelivered() {}

    /** Hands over every element, also when the hook throws; then throws the first failure. */
    static <T> void deliver(List<T> discarded, Consumer<? super T> hook) {
        Throwable failure = null;
        for (int i = 0; i < discarded.size(); i++) { // no iterator: there may be no memory for it
            try {
                hook.accept(discarded.get(i));
            } catch (RuntimeException | Error e) {
                if (failure == null) {
                    failure = e;
                } else if (failure != e) {
                    suppress(failure, e);
                }
            }
        }
        if (failure instanceof Error) {
            throw (Error) failure;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private static void suppress(Throwable failure, Throwable another) {
        try {
            failure.addSuppressed(another);
        } catch (OutOfMemoryError e) {
            // a trace less: the elements still to come matter more
        }
    }
}
