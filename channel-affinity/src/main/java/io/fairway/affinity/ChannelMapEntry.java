package io.fairway.affinity;

/**
 * A line of a {@link ChannelMap} as plain data: what is declared for a channel.
 *
 * @param channel the channel's name
 * @param producer the text form of the producer's processor
 * @param consumer the text form of the consumer's processor
 * @param node the node of the ring, or -1 if none is declared
 */
public record ChannelMapEntry(String channel, String producer, String consumer, int node) {

    JsonObject json() {
        return new JsonObject()
                .put("channel", channel)
                .put("producer", producer)
                .put("consumer", consumer)
                .putKnown("node", node);
    }
}
