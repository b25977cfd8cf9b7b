package io.fairway.channel;

/**
 * Thrown when a thread is interrupted while it waits in an iterator or a stream over a channel,
 * which cannot throw {@link InterruptedException}. The thread's interrupt status is set, and no
 * element was taken.
 */
public class ChannelInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for this interrupt.
     *
     * @param cause the interrupt
     */
    public ChannelInterruptedException(InterruptedException cause) {
        super("interrupted while waiting for an element", cause);
    }
}
