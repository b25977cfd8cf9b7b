package io.fairway.channel;

import java.util.List;
import java.util.function.Consumer;

/** Hands discarded elements to a hook. */
final class Undelivered {

    private Undelivered() {}

    /** Hands over every element, also when the hook throws; then throws the first failure. */
    static <T> void deliver(List<T> discarded, Consumer<? super T> hook) {
        Throwable failure = null;
        for (T element : discarded) {
            try {
                hook.accept(element);
            } catch (RuntimeException | Error e) {
                if (failure == null) {
                    failure = e;
                } else if (failure != e) {
                    failure.addSuppressed(e);
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
}
