package io.fairway.affinity;

import java.util.Optional;

/**
 * Where a thread was to run, where it did, and what happened to it while it was watched.
 *
 * @param thread its name
 * @param tid the kernel's number of it
 * @param pin what became of the wish to pin it, if there was one
 * @param mask the processors that it may run on, as the kernel says
 * @param cpu the processor that it runs on, or ran on last
 * @param node the NUMA node of that processor
 * @param migrations how often it went from one processor to another
 * @param voluntarySwitches how often it gave its processor up, to wait for something
 * @param involuntarySwitches how often its processor was taken away
 * @param runQueueNanos how long it was ready to run, and waited for a processor
 * @param watchedNanos how long it has been watched
 */
public record ThreadAffinity(
        String thread,
        Reading<Integer> tid,
        Optional<PinResult> pin,
        Reading<CpuSet> mask,
        Reading<Integer> cpu,
        Reading<Integer> node,
        Reading<Long> migrations,
        Reading<Long> voluntarySwitches,
        Reading<Long> involuntarySwitches,
        Reading<Long> runQueueNanos,
        long watchedNanos) {}
