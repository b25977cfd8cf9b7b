package io.fairway.affinity;

/**
 * What became of a wish to have memory on a node.
 *
 * @param status whether it was fulfilled
 * @param node the node asked for
 * @param policy how strictly
 * @param pages where the pages lie; none if that cannot be known
 * @param reason why the wish was not fulfilled; or, if it was, what to beware of; else empty
 */
public record MemoryResult(
        PinResult.Status status, int node, MemoryPolicy policy, MemoryPages pages, String reason) {

    /**
     * Whether all the memory that has been touched lies where it was asked to be.
     *
     * @return whether the status is {@link PinResult.Status#APPLIED}
     */
    public boolean isApplied() {
        return status == PinResult.Status.APPLIED;
    }

    /**
     * For who cannot do with less.
     *
     * @throws IllegalStateException if it is not applied, with the reason
     */
    public void orThrow() {
        if (!isApplied()) {
            throw new IllegalStateException(toString());
        }
    }

    @Override
    public String toString() {
        return status
                + ": node "
                + node
                + " "
                + policy
                + ", pages: "
                + pages
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
