package io.fairway.bench.gate;

import io.fairway.affinity.AffinityWatch;
import io.fairway.affinity.Reading;
import io.fairway.affinity.ThreadAffinity;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The counters of the kernel and the JVM at one time. One that the host does not offer is -1.
 *
 * @param time when they were read, in nanoTime
 * @param involuntarySwitches of the watched threads
 * @param runQueueNanos of the watched threads
 * @param stealNanos of all processors
 * @param pressureNanos of the machine
 * @param gcPauses of all collectors
 */
record Counters(
        long time,
        long involuntarySwitches,
        long runQueueNanos,
        long stealNanos,
        long pressureNanos,
        long gcPauses) {

    static final long ABSENT = -1;

    /** The kernel counts in hundredths of a second, whatever its own tick is. */
    private static final long KERNEL_TICK_NANOS = 10_000_000;

    private static final Path STAT = Path.of("/proc/stat");
    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");
    private static final Pattern STEAL = Pattern.compile("(?m)^cpu +(?:\\d+ +){7}(\\d{1,18})\\b");
    private static final Pattern SOME = Pattern.compile("(?m)^some .*\\btotal=(\\d{1,15})$");

    /** Reads them now. */
    static Counters read(List<AffinityWatch> threads) {
        final List<ThreadAffinity> seen = threads.stream().map(AffinityWatch::read).toList();
        return new Counters(
                System.nanoTime(),
                sum(seen, ThreadAffinity::involuntarySwitches),
                sum(seen, ThreadAffinity::runQueueNanos),
                number(STAT, STEAL, KERNEL_TICK_NANOS),
                number(PRESSURE, SOME, 1_000),
                pauses());
    }

    private static long sum(
            List<ThreadAffinity> threads, Function<ThreadAffinity, Reading<Long>> counter) {
        long sum = 0;
        for (ThreadAffinity each : threads) {
            final Long value = counter.apply(each).optional().orElse(null);
            if (value == null) {
                return ABSENT;
            }
            sum += value;
        }
        return sum;
    }

    private static long number(Path file, Pattern pattern, long unit) {
        try {
            final Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? Long.parseLong(matcher.group(1)) * unit : ABSENT;
        } catch (IOException e) {
            return ABSENT; // another system, or a kernel that is built without it
        }
    }

    /** A bean whose name ends in "Cycles" counts what runs beside the threads. */
    private static long pauses() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(each -> !each.getName().endsWith("Cycles"))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /** What happened since an earlier reading, with what the threads saw themselves. */
    Witnesses since(Counters before, List<GapWatch> watches) {
        return new Witnesses(
                time - before.time,
                watches.stream().mapToLong(GapWatch::watchedNanos).sum(),
                watches.stream().mapToLong(GapWatch::gaps).sum(),
                watches.stream().mapToLong(GapWatch::gapNanos).sum(),
                watches.stream().mapToLong(GapWatch::longestNanos).max().orElse(0),
                difference(before.involuntarySwitches, involuntarySwitches),
                difference(before.runQueueNanos, runQueueNanos),
                difference(before.stealNanos, stealNanos),
                difference(before.pressureNanos, pressureNanos),
                gcPauses - before.gcPauses);
    }

    private static long difference(long before, long after) {
        return before == ABSENT || after == ABSENT ? ABSENT : after - before;
    }
}
