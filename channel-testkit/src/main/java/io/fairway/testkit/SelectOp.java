package io.fairway.testkit;

import io.fairway.channel.Channel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A case of a select under test: a receive, or a send of what a supplier gives.
 *
 * @param channel the channel
 * @param element what to send, asked for once in each use; null to receive
 */
public record SelectOp(Channel<Object> channel, @Nullable Supplier<Object> element) {

    /**
     * A case that receives.
     *
     * @param channel the channel
     * @return a new case
     */
    public static SelectOp receive(Channel<Object> channel) {
        return new SelectOp(channel, null);
    }

    /**
     * A case that sends.
     *
     * @param channel the channel
     * @param element what to send
     * @return a new case
     */
    public static SelectOp send(Channel<Object> channel, Supplier<Object> element) {
        return new SelectOp(channel, element);
    }

    /**
     * Whether it sends.
     *
     * @return whether it does
     */
    public boolean isSending() {
        return element != null;
    }
}
