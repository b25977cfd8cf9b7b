package io.fairway.bench.gate;

import java.util.List;

/**
 * How one fork measures latency.
 *
 * @param cell the situation
 * @param fault the fault to put before the channel
 * @param blocks how many blocks
 * @param sliceMillis how long each of a block's four slices is
 * @param warmupMillis how long to run before
 * @param seed of what is random
 */
record LatencyPlan(
        Cell cell, Fault fault, int blocks, int sliceMillis, int warmupMillis, long seed) {

    /** A block is: the channel, the null channel twice, the channel. */
    static final int SLICES = 4;

    /** As arguments of {@link LatencyFork}. */
    List<String> arguments() {
        return List.of(
                cell.toString(),
                fault.name(),
                Integer.toString(blocks),
                Integer.toString(sliceMillis),
                Integer.toString(warmupMillis),
                Long.toString(seed));
    }

    static LatencyPlan of(String[] arguments) {
        return new LatencyPlan(
                Cell.parse(arguments[0]),
                Fault.valueOf(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Long.parseLong(arguments[5]));
    }

    /** Messages in a slice. */
    int messages() {
        return (int) Math.max(1, (long) cell.rate() * sliceMillis / 1_000);
    }

    long intervalNanos() {
        return 1_000_000_000L / cell.rate();
    }

    /** How many blocks to run before what counts. */
    int warmupBlocks() {
        return Math.ceilDiv(warmupMillis, SLICES * sliceMillis);
    }

    /** How long all of it takes, if the machine keeps up. */
    long plannedNanos() {
        return (long) (warmupBlocks() + blocks) * SLICES * sliceMillis * 1_000_000;
    }
}
