package io.fairway.bench.gate;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What happened to the machine and the JVM in a window, other than messages. A figure that the host
 * does not offer is -1.
 *
 * @param windowNanos how long the window was
 * @param watchedNanos how long of it threads read the clock in a loop
 * @param gaps how often there was a long time between two readings
 * @param gapNanos how long these times were together
 * @param longestGapNanos the longest
 * @param involuntarySwitches how often a processor was taken from one of the two threads
 * @param runQueueNanos how long they were ready to run, and waited for a processor
 * @param stealNanos how long the hypervisor ran something else, on all processors
 * @param pressureNanos how long some thread of the machine waited for a processor
 * @param gcPauses how often a garbage collector stopped the threads
 */
record Witnesses(
        long windowNanos,
        long watchedNanos,
        long gaps,
        long gapNanos,
        long longestGapNanos,
        long involuntarySwitches,
        long runQueueNanos,
        long stealNanos,
        long pressureNanos,
        long gcPauses) {

    private static final String SEPARATOR = ",";

    /** The figures in a line, for {@link #parse}. */
    String line() {
        return LongStream.of(
                        windowNanos,
                        watchedNanos,
                        gaps,
                        gapNanos,
                        longestGapNanos,
                        involuntarySwitches,
                        runQueueNanos,
                        stealNanos,
                        pressureNanos,
                        gcPauses)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(SEPARATOR));
    }

    static Witnesses parse(String line) {
        final long[] of = Stream.of(line.split(SEPARATOR)).mapToLong(Long::parseLong).toArray();
        return new Witnesses(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8], of[9]);
    }

    /** The share of the watched time that was lost in gaps. */
    double gapShare() {
        return watchedNanos == 0 ? 0 : (double) gapNanos / watchedNanos;
    }
}
