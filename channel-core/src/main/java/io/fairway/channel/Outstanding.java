package io.fairway.channel;

/**
 * A slot or a frame that a thread has claimed or received, and not given back: one line of {@link
 * SlotChannel#outstanding()}.
 *
 * @param index its number in the channel, from 0
 * @param isClaim true if it was claimed and is to be committed or aborted; false if it was received
 *     and is to be released
 * @param threadName the name of the thread that has it
 * @param hasEnded whether that thread has ended, so that it will never give it back
 * @param claims how often it has been claimed since the channel was made. Two reports with the same
 *     index, kind and number speak of the same claim, or receive
 */
public record Outstanding(
        int index, boolean isClaim, String threadName, boolean hasEnded, long claims) {

    @Override
    public String toString() {
        return "number "
                + index
                + (isClaim ? " claimed by " : " held by ")
                + threadName
                + (hasEnded ? " (ended)" : "");
    }
}
