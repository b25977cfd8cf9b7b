package io.fairway.affinity;

import org.jspecify.annotations.Nullable;

/**
 * What became of a thread of a {@link PinnedThreadFactory}.
 *
 * @param thread the thread's name
 * @param choice the processor chosen for it, with the reason
 * @param pin what was applied when it started; null if it has not started, or nothing was to be
 *     applied
 */
public record ThreadBinding(String thread, CpuChoice choice, @Nullable PinResult pin) {

    /**
     * Whether the thread runs on the processor chosen for it, and on no other.
     *
     * @return whether there was a processor, and the pin was applied
     */
    public boolean isBound() {
        return choice.isChosen() && pin != null && pin.isApplied();
    }
}
