package io.fairway.bench.peers.workload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Measures, in a JVM of its own, what JMH cannot: latencies from the time at which a message was to
 * be sent, and the processor time of those who wait. The result goes to standard output, as a JSON
 * object in one line.
 */
public final class ForkMain {
    /** Past a minute the figure does not matter any more. */
    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final int DIGITS = 3;
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final Workload workload;
    private final Implementation implementation;
    private final int warmups;
    private final int blocks;
    private final long blockNanos;

    private final ObjectNode result = JsonNodeFactory.instance.objectNode();
    private final ArrayNode nanos = result.putArray("nanos");

    private ForkMain(String[] arguments) {
        this.workload = Workload.valueOf(arguments[0]);
        this.implementation = Implementation.valueOf(arguments[1]);
        this.warmups = Integer.parseInt(arguments[2]);
        this.blocks = Integer.parseInt(arguments[3]);
        this.blockNanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[4]));
    }

    /**
     * Measures.
     *
     * @param arguments the names of the constants of workload and implementation, how many blocks
     *     to warm up with, how many to measure, and the milliseconds of a block
     */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(new ForkMain(arguments).measure());
    }

    private ObjectNode measure() throws InterruptedException {
        if (workload.kind() == Kind.IDLE) {
            watch();
        } else {
            record();
        }
        return result;
    }

    private void watch() throws InterruptedException {
        try (IdleWatch watch = new IdleWatch(workload.shape())) {
            for (int i = 0; i < warmups; i++) {
                watch.watch(blockNanos);
            }
            for (int i = 0; i < blocks; i++) {
                nanos.add(watch.watch(blockNanos));
            }
        }
    }

    private void record() throws InterruptedException {
        final ArrayNode p50 = result.putArray("p50");
        final ArrayNode p99 = result.putArray("p99");
        final ArrayNode lines = result.putArray("lines");
        final Histogram all = newHistogram();
        Displacement.displace();
        try (LatencyLoad load = LatencyLoads.create(workload, implementation);
                Line line = Suitability.hasLine(workload, implementation) ? new Line() : null) {
            for (int i = 0; i < warmups; i++) {
                load.warmUp(blockNanos, newHistogram());
            }
            for (int i = 0; i < blocks; i++) {
                final Histogram block = newHistogram();
                final double before = line == null ? 0 : line.look();
                load.run(blockNanos, block);
                if (line != null) {
                    lines.add((before + line.look()) / 2);
                }
                nanos.add((double) block.getValueAtPercentile(MEDIAN));
                p50.add((double) block.getValueAtPercentile(MEDIAN));
                p99.add((double) block.getValueAtPercentile(TAIL));
                all.add(block);
            }
        }
        final ArrayNode curve = result.putArray("curve");
        for (int i = 0; CurvePlaces.at(i) <= all.getTotalCount(); i++) {
            curve.add((double) all.getValueAtPercentile(100 - 100 / CurvePlaces.at(i)));
        }
    }

    private static Histogram newHistogram() {
        return new Histogram(HIGHEST_NANOS, DIGITS);
    }
}
