package io.fairway.affinity;

/**
 * Who holds a processor.
 *
 * @param cpu the processor
 * @param pid the process
 * @param owner for whom, as it said when it reserved it
 */
public record CpuHolder(int cpu, long pid, String owner) {}
