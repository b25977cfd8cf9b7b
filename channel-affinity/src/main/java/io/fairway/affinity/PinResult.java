package io.fairway.affinity;

/**
 * What became of a wish to pin a thread.
 *
 * @param status whether it was fulfilled
 * @param requested the processors asked for
 * @param applied the processors that the thread may run on now, read back from the kernel; empty if
 *     that cannot be known
 * @param reason why what was applied is not what was requested; or, if it is, what to beware of;
 *     else empty
 */
public record PinResult(Status status, CpuSet requested, CpuSet applied, String reason) {

    /** Whether a wish was fulfilled. */
    public enum Status {
        /** All of it. */
        APPLIED,
        /** Some of it; the reason says why not the rest. */
        PARTLY,
        /** Nothing, because the kernel or Fairway refuses this wish. */
        REFUSED,
        /** Nothing, because no such wish can be fulfilled here. */
        UNSUPPORTED
    }

    /**
     * Whether the thread is pinned to just what was asked for.
     *
     * @return whether the status is {@link Status#APPLIED}
     */
    public boolean isApplied() {
        return status == Status.APPLIED;
    }

    @Override
    public String toString() {
        return status
                + ": requested ["
                + requested
                + "], applied ["
                + applied
                + "]"
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
