package io.fairway.affinity;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Processors reserved, or the reason why they are not. Closing it gives them back, once; any thread
 * may close it.
 */
public final class Reservation implements AutoCloseable {
    private final CpuSet cpus;
    private final CpuSet conflict;
    private final String reason;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Reservation(CpuSet cpus, CpuSet conflict, String reason, Runnable release) {
        this.cpus = cpus;
        this.conflict = conflict;
        this.reason = reason;
        this.release = release;
    }

    static Reservation held(CpuSet cpus, String reason, Runnable release) {
        return new Reservation(cpus, CpuSet.empty(), reason, release);
    }

    static Reservation refused(CpuSet conflict, String reason) {
        return new Reservation(CpuSet.empty(), conflict, reason, () -> {});
    }

    /**
     * Whether the processors were reserved and are not yet given back.
     *
     * @return whether they are held
     */
    public boolean held() {
        return !cpus.isEmpty() && !closed.get();
    }

    /**
     * The processors.
     *
     * @return those that were reserved; none if it was refused
     */
    public CpuSet cpus() {
        return cpus;
    }

    /** Those that were the cause of the refusal. */
    CpuSet conflict() {
        return conflict;
    }

    /**
     * What happened, in words.
     *
     * @return how they are reserved, or why not
     */
    public String reason() {
        return reason;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }

    @Override
    public String toString() {
        return reason;
    }
}
