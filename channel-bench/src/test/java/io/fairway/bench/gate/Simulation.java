package io.fairway.bench.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * Forks that nobody ran: latencies drawn from distributions, to see what the rules make of them.
 */
final class Simulation {
    private static final int MESSAGES = 200;

    /** How much forks, and blocks of one, differ: the standard deviation of the logarithm. */
    private static final double LEVELS = 0.05;

    private static final double Z99 = 2.3263;
    private static final long FLOOR = 150;

    private final Random random;

    Simulation(long seed) {
        random = new Random(seed);
    }

    /** Normal, but for now and then a value far out. */
    double heavyTailed(double spread) {
        final double normal = random.nextGaussian() * spread;
        return random.nextInt(20) == 0 ? 4 * normal : normal;
    }

    /**
     * Forks whose latencies are log-normal, each fork and each block with a level of its own.
     *
     * @param median in nanoseconds
     * @param tail the standard deviation of the logarithm
     * @param disturbed the share of the messages that something delays by up to 4 ms, raw only
     */
    List<Fork> forks(int forks, int blocks, double median, double tail, double disturbed) {
        final List<Fork> all = new ArrayList<>();
        for (int i = 0; i < forks; i++) {
            final double ofFork = Math.exp(random.nextGaussian() * LEVELS);
            final List<Block> ofBlocks = new ArrayList<>();
            for (int j = 0; j < blocks; j++) {
                final double level = median * ofFork * Math.exp(random.nextGaussian() * LEVELS);
                ofBlocks.add(block(level, tail, disturbed));
            }
            all.add(new Fork("drawn", ofBlocks));
        }
        return all;
    }

    private Block block(double median, double tail, double disturbed) {
        final Block block = new Block(histogram(), histogram(), histogram(), histogram(), calm());
        for (int i = 0; i < MESSAGES; i++) {
            final long late = latency(median, tail);
            block.filteredChannel().recordValue(late);
            block.filteredFloor().recordValue(FLOOR);
            final long delay = random.nextDouble() < disturbed ? random.nextInt(4_000_000) : 0;
            block.channel().recordValue(late + delay);
            block.floor().recordValue(FLOOR + delay);
        }
        return block;
    }

    private long latency(double median, double tail) {
        return Math.round(median * Math.exp(tail * random.nextGaussian()));
    }

    /** The median of such latencies whose 99th percentile is this, over all forks. */
    static double medianFor(double p99, double tail) {
        return p99 / Math.exp(Math.sqrt(tail * tail + 2 * LEVELS * LEVELS) * Z99);
    }

    static Histogram histogram() {
        return new Histogram(60_000_000_000L, 3);
    }

    static Witnesses calm() {
        return new Witnesses(200_000_000, 150_000_000, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
