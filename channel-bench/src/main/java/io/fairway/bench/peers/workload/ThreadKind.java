package io.fairway.bench.peers.workload;

/** What runs the Java threads of a workload. */
public enum ThreadKind {
    /** Threads of the operating system. */
    PLATFORM,
    /** Virtual threads on the carriers that the JVM chooses. */
    VIRTUAL;

    Thread.Builder builder() {
        return this == PLATFORM ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    }
}
