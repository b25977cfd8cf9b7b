package io.fairway.bench.peers.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is measured: Fairway's channels in several configurations, the peers, and the floors. */
public enum Implementation {
    /** Fairway, any number of threads on either side, default waiting. */
    FAIRWAY("fairway"),
    /** Fairway, single threads declared where the workload has one, default waiting. */
    FAIRWAY_DECLARED("fairway-declared"),
    /** As before, and waiting threads spin. */
    FAIRWAY_SPINNING("fairway-spinning"),
    /** As the first, on JDK 17. */
    FAIRWAY_17("fairway-jdk17"),
    /** As the second, on JDK 17. */
    FAIRWAY_DECLARED_17("fairway-declared-jdk17"),
    /** java.util.concurrent.ArrayBlockingQueue. */
    ABQ("abq"),
    /** java.util.concurrent.LinkedTransferQueue; unbounded, or transferring if unbuffered. */
    LTQ("ltq"),
    /** java.util.concurrent.SynchronousQueue. */
    SQ("sq"),
    /** JCTools' ring for one and one, by VarHandles. */
    JCTOOLS_SPSC("jctools-spsc"),
    /** JCTools' ring for many and one, by VarHandles. */
    JCTOOLS_MPSC("jctools-mpsc"),
    /** JCTools' ring for many and many, by VarHandles. */
    JCTOOLS_MPMC("jctools-mpmc"),
    /** JCTools' ring for one and one, by Unsafe. */
    JCTOOLS_SPSC_UNSAFE("jctools-spsc-unsafe"),
    /** JCTools' ring for many and one, by Unsafe. */
    JCTOOLS_MPSC_UNSAFE("jctools-mpsc-unsafe"),
    /** JCTools' ring for many and many, by Unsafe. */
    JCTOOLS_MPMC_UNSAFE("jctools-mpmc-unsafe"),
    /** Agrona's ring for one and one. */
    AGRONA_SPSC("agrona-spsc"),
    /** Agrona's ring for many and one. */
    AGRONA_MPSC("agrona-mpsc"),
    /** Agrona's ring for many and many. */
    AGRONA_MPMC("agrona-mpmc"),
    /** The Disruptor with a consumer that blocks. */
    DISRUPTOR("disruptor"),
    /** The Disruptor with a consumer that spins. */
    DISRUPTOR_SPINNING("disruptor-spinning"),
    /** The channels of jox. */
    JOX("jox"),
    /** Kotlin's channels, from coroutines on the default dispatcher. */
    KOTLIN("kotlin"),
    /** Go's channels, from goroutines. */
    GO("go"),
    /** Fairway with as many threads as processors, to compare a crowd with. */
    UNLOADED("fairway-unloaded"),
    /** One cache line that goes from one thread to another, and back. */
    LINE("floor-line"),
    /** Virtual threads on one carrier that park and unpark each other, and nothing else. */
    SWITCH("floor-switch"),
    /** One sender and one receiver that park until the other comes, and nothing else. */
    RENDEZVOUS("floor-rendezvous");

    private final String id;

    Implementation(String id) {
        this.id = id;
    }

    /** What reports call it. */
    public String id() {
        return id;
    }

    /** Finds an implementation by the name that reports give it. */
    public static Optional<Implementation> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    /** What reports call them. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Implementation::id).toList();
    }

    /** Whether it is measured on JDK 17. */
    public boolean isOnJdk17() {
        return this == FAIRWAY_17 || this == FAIRWAY_DECLARED_17;
    }

    /** The same on the JDK that runs the command, and so what measures it there knows it as. */
    public Implementation here() {
        return switch (this) {
            case FAIRWAY_17 -> FAIRWAY;
            case FAIRWAY_DECLARED_17 -> FAIRWAY_DECLARED;
            default -> this;
        };
    }

    /** Whether it is a configuration of Fairway. */
    public boolean isFairway() {
        return switch (this) {
            case FAIRWAY,
                    FAIRWAY_DECLARED,
                    FAIRWAY_SPINNING,
                    FAIRWAY_17,
                    FAIRWAY_DECLARED_17,
                    UNLOADED ->
                    true;
            default -> false;
        };
    }

    /** Whether it is a floor: not a channel, but what a channel cannot do without. */
    public boolean isFloor() {
        return this == LINE || this == SWITCH || this == RENDEZVOUS;
    }

    /** Whether another channel or queue, to compare Fairway with. */
    public boolean isPeer() {
        return !isFairway() && !isFloor();
    }

    /** Whether its threads can sleep until they are woken; the others must spin. */
    public boolean canBlock() {
        return switch (this) {
            case JCTOOLS_SPSC,
                    JCTOOLS_MPSC,
                    JCTOOLS_MPMC,
                    JCTOOLS_SPSC_UNSAFE,
                    JCTOOLS_MPSC_UNSAFE,
                    JCTOOLS_MPMC_UNSAFE,
                    AGRONA_SPSC,
                    AGRONA_MPSC,
                    AGRONA_MPMC,
                    DISRUPTOR_SPINNING,
                    LINE ->
                    false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return id;
    }
}
