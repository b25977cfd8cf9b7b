package io.fairway.select;

import io.fairway.channel.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The default case of {@link Select#select}: chosen if no other is ready. */
final class OtherwiseCase extends SelectCase {
    private final Runnable action;

    OtherwiseCase(Runnable action) {
        super(Channel.never());
        this.action = Objects.requireNonNull(action, "action");
    }

    void run() {
        action.run();
    }

    @Override
    void forget() {
        // keeps nothing
    }

    @Override
    void accept(@Nullable Object item) {
        throw new AssertionError("nothing is ever received from the never channel");
    }

    @Override
    boolean failsWhenClosed() {
        return false;
    }
}
