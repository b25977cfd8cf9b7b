package io.fairway.bench.gate;

import java.util.List;

/**
 * What one JVM measured.
 *
 * @param blocks in the order of time
 */
record Fork(List<Block> blocks) {
    Fork {
        blocks = List.copyOf(blocks);
    }
}
