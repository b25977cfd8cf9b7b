package io.fairway.affinity;

/**
 * A line of a check of a {@link ChannelMap} as plain data: what is declared, and what is.
 *
 * @param channel the channel's name
 * @param role {@code producer}, {@code consumer} or {@code ring}
 * @param thread the thread's name, or empty
 * @param declared the text form of the processor, or the ring's node
 * @param expected the processors that fits, as a list, or the ring's node
 * @param mask the processors that the thread may run on, as a list; empty if unknown
 * @param cpu the processor that it ran on last, or -1
 * @param node the node of that processor, or of the ring, or -1
 * @param ok whether it is as declared
 * @param reason why not, or what speaks for it
 */
public record ChannelMapCheck(
        String channel,
        String role,
        String thread,
        String declared,
        String expected,
        String mask,
        int cpu,
        int node,
        boolean ok,
        String reason) {

    JsonObject json() {
        return new JsonObject()
                .put("channel", channel)
                .put("role", role)
                .put("thread", thread)
                .put("declared", declared)
                .put("expected", expected)
                .put("mask", mask)
                .putKnown("cpu", cpu)
                .putKnown("node", node)
                .put("ok", ok)
                .put("reason", reason);
    }
}
