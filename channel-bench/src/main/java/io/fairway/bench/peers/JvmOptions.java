package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Implementation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What the JVMs that measure are started with. */
final class JvmOptions {
    private static final String UNSAFE = "--sun-misc-unsafe-memory-access=";
    private static final int FIRST_TO_WARN_OF_UNSAFE = 23;

    private JvmOptions() {}

    /** The options of this JVM for the one of the cell, and those that its workload needs. */
    static List<String> of(Cell cell) {
        final boolean old = cell.implementation().isOnJdk17();
        final List<String> options = new ArrayList<>();
        for (String each : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!old || !each.startsWith(UNSAFE)) {
                options.add(each);
            }
        }
        if (!old && Runtime.version().feature() >= FIRST_TO_WARN_OF_UNSAFE) {
            options.add(UNSAFE + "allow"); // JMH, JCTools and the Disruptor
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
