package io.fairway.affinity;

/** How much a finding matters to somebody who counts microseconds. */
public enum Severity {
    /** As it should be. */
    OK,
    /** Good to know; neither good nor bad in itself. */
    INFO,
    /** Could not be found out. */
    UNKNOWN,
    /** Costs latency now and then. */
    WARN,
    /** Ruins the tail of the latencies. */
    BAD
}
