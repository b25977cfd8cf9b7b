package io.fairway.channel;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a send to a closed channel, and by a receive from a channel that was closed with a
 * cause and is drained. The cause, if any, is the one given to {@link Sender#close(Throwable)}.
 */
public class ChannelClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception about this channel.
     *
     * @param channel the channel's description
     * @param cause why it was closed, or null
     */
    public ChannelClosedException(String channel, @Nullable Throwable cause) {
        super("closed: " + channel, cause);
    }
}
