package io.fairway.bench.report;

import io.fairway.bench.peers.Settings;
import io.fairway.bench.peers.workload.Shape;
import io.fairway.bench.peers.workload.Workload;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * On what peers were measured, and how.
 *
 * @param machine on what
 * @param options the options of the JVM
 * @param commit the version of the sources
 * @param date when, as a day
 * @param command how to do it again
 * @param settings how long
 */
public record PeerHeader(
        Machine machine,
        List<String> options,
        String commit,
        String date,
        String command,
        Settings settings) {

    /** All of it, by name. */
    public Map<String, String> lines() {
        final Map<String, String> lines = new LinkedHashMap<>();
        lines.put("machine", machine.cores() + " cores, " + machine.os());
        lines.put("jvm", machine.jvm());
        lines.put("collector", collectors());
        lines.put(
                "options",
                options.stream()
                        .filter(each -> !each.startsWith("-Dfairway."))
                        .collect(Collectors.joining(" ")));
        lines.put("commit", commit);
        lines.put("date", date);
        lines.put("command", command);
        lines.put(
                "rounds",
                settings.rounds()
                        + " of "
                        + settings.iterations()
                        + " iterations of "
                        + settings.iterationMillis()
                        + " ms ("
                        + settings.blockMillis()
                        + " ms for percentiles) after "
                        + settings.warmups()
                        + " to warm up");
        return lines;
    }

    private static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(MemoryManagerMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    /** What a workload is, with the channel and the threads. */
    static String describe(Workload workload) {
        final Shape shape = workload.shape();
        final String channel =
                shape.capacity() == 0 ? "unbuffered" : "capacity " + shape.capacity();
        final String text = workload.description();
        return switch (workload.kind()) {
            case STREAM, CROWD, ROUND_TRIP, OPEN_LOOP ->
                    text
                            + "; "
                            + channel
                            + "; "
                            + (shape.isVirtual() ? "virtual" : "platform")
                            + " threads";
            default -> text;
        };
    }
}
