package io.fairway.channel;

import java.util.List;
import java.util.function.Consumer;

/** Hands discarded elements to a hook. */
final class Undelivered {

    private Undelivered() {}

    /** Hands over every element, also when the hook throws; then throws the first failure. */
    static <T> void deliver(List<T> discarded, Consumer<? super T> hook) {
        RuntimeException failure = null;
        for (T element : discarded) {
            try {
                hook.accept(element);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else if (failure != e) {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
