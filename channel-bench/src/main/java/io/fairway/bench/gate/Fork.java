package io.fairway.bench.gate;

import java.util.List;

/**
 * What one JVM measured.
 *
 * @param origin where it had Fairway's classes from
 * @param blocks in the order of time
 */
record Fork(String origin, List<Block> blocks) {
    Fork {
        blocks = List.copyOf(blocks);
    }
}
