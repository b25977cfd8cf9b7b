package io.fairway.bench.gate;

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

    /** The share of the watched time that was lost in gaps. */
    double gapShare() {
        return watchedNanos == 0 ? 0 : (double) gapNanos / watchedNanos;
    }
}
