package io.fairway.affinity;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the pages of some memory lie, as the kernel tells.
 *
 * @param byNode how many lie on each node that has any
 * @param untouched how many lie nowhere yet, since nobody has written to them
 */
public record MemoryPages(Map<Integer, Long> byNode, long untouched) {
    private static final MemoryPages NONE = new MemoryPages(Map.of(), 0);

    /** Makes the numbers unmodifiable. */
    public MemoryPages {
        byNode = Map.copyOf(byNode);
    }

    /** No page that anything is known of. */
    static MemoryPages none() {
        return NONE;
    }

    /**
     * How many lie on a node.
     *
     * @param node the node's number
     * @return the number of pages
     */
    public long on(int node) {
        return byNode.getOrDefault(node, 0L);
    }

    /**
     * How many lie on another node than this.
     *
     * @param node the node's number
     * @return the number of pages
     */
    public long elsewhere(int node) {
        return byNode.values().stream().mapToLong(Long::longValue).sum() - on(node);
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        new TreeMap<>(byNode)
                .forEach(
                        (node, pages) ->
                                text.append(pages).append(" on node ").append(node).append(", "));
        return text.append(untouched).append(" untouched").toString();
    }
}
