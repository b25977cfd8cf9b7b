package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Implementation;
import java.util.ArrayList;
import java.util.List;

/** What the JVMs that measure get beside the options of this one. */
final class JvmOptions {
    private static final int FIRST_TO_WARN_OF_UNSAFE = 23;

    private JvmOptions() {}

    static List<String> of(Cell cell) {
        final List<String> options = new ArrayList<>();
        if (Runtime.version().feature() >= FIRST_TO_WARN_OF_UNSAFE) {
            options.add("--sun-misc-unsafe-memory-access=allow"); // JMH, JCTools and the Disruptor
        }
        options.add("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"); // Agrona
        if (cell.implementation() == Implementation.SWITCH) {
            // The measure of a bare switch: no other processor is woken.
            options.add("-Djdk.virtualThreadScheduler.parallelism=1");
            options.add("-Djdk.virtualThreadScheduler.maxPoolSize=1");
        }
        return options;
    }
}
