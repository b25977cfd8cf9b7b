package io.fairway.affinity;

import java.util.OptionalInt;

/**
 * A processor chosen for a thread, or the reason why there is none.
 *
 * @param status what came of it
 * @param cpu the processor, if one was chosen
 * @param reason why this one, or why none, in words
 */
public record CpuChoice(Status status, OptionalInt cpu, String reason) {

    /** What came of it. */
    public enum Status {
        /** There is a processor for the thread. */
        CHOSEN,
        /** The thread is meant to run anywhere. */
        UNPINNED,
        /** No processor fits. */
        REFUSED
    }

    static CpuChoice chosen(int cpu, String reason) {
        return new CpuChoice(Status.CHOSEN, OptionalInt.of(cpu), reason);
    }

    static CpuChoice unpinned(String reason) {
        return new CpuChoice(Status.UNPINNED, OptionalInt.empty(), reason);
    }

    static CpuChoice refused(String reason) {
        return new CpuChoice(Status.REFUSED, OptionalInt.empty(), reason);
    }

    /**
     * Whether there is a processor.
     *
     * @return whether the status is {@link Status#CHOSEN}
     */
    public boolean isChosen() {
        return status == Status.CHOSEN;
    }

    @Override
    public String toString() {
        return (cpu.isPresent() ? "CPU " + cpu.getAsInt() : status.toString()) + ": " + reason;
    }
}
