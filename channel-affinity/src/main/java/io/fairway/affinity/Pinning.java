package io.fairway.affinity;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread pinned to processors, until closed.
 *
 * <pre>{@code
 * try (Pinning pinning = Pinning.pin(3)) {
 *     consume();
 * }
 * }</pre>
 *
 * <p>{@link #pin(CpuSet) pin} is strict: it throws unless the thread may now run on just the
 * processors asked for. {@link #tryPin(CpuSet) tryPin} is lenient: it does what can be done, and
 * {@link #result()} says what that was, as read back from the kernel.
 *
 * <p>Pins nest. Closing one restores the mask that the thread had before it; if an outer one is
 * closed first, the inner one stays in force, and its closing restores the mask before the outer.
 * The processors of the restored mask are those that were online then and are still allowed now.
 *
 * <p>A thread that is started by a pinned thread inherits its mask, as Linux has it. So start
 * threads first, and let each pin itself.
 *
 * <p>To be closed by the thread that it pins. Virtual threads are refused, since they have no mask.
 */
public final class Pinning implements AutoCloseable {
    /** The latest of the calling thread's pins that are open. */
    private static final ThreadLocal<@Nullable Pinning> LATEST = new ThreadLocal<>();

    private final @Nullable Pinner pinner;
    private final Thread thread = Thread.currentThread();
    private final PinResult result;
    private final boolean strict;

    // These are the pinned thread's alone, but for the one that finds it ended.
    private CpuSet former;
    private @Nullable Pinning outer;
    private volatile boolean open;
    private volatile @Nullable PinResult restoration;

    private Pinning(@Nullable Pinner pinner, CpuSet former, PinResult result, boolean strict) {
        this.pinner = pinner;
        this.former = former;
        this.result = result;
        this.strict = strict;
    }

    /** A pin that was not made: there is nothing to restore. */
    static Pinning without(PinResult result) {
        return new Pinning(null, CpuSet.empty(), result, false);
    }

    /** A pin of the calling thread that was made. */
    static Pinning open(Pinner pinner, CpuSet former, PinResult result, boolean strict) {
        final Pinning pinning = new Pinning(pinner, former, result, strict);
        pinning.outer = LATEST.get();
        pinning.open = true;
        LATEST.set(pinning);
        return pinning;
    }

    /**
     * Pins the calling thread to these processors, and to no fewer.
     *
     * @param cpus where it may run
     * @return the pin, to be closed by this thread
     * @throws PinningException if that cannot be done; the thread has its former mask then
     */
    public static Pinning pin(CpuSet cpus) {
        return strictly(Pinner.host().pin(cpus, true));
    }

    /**
     * Pins the calling thread to one processor.
     *
     * @param cpu where it is to run
     * @return the pin, to be closed by this thread
     * @throws PinningException if that cannot be done; the thread has its former mask then
     * @throws IllegalArgumentException if the number is negative or absurd
     */
    public static Pinning pin(int cpu) {
        return pin(CpuSet.of(cpu));
    }

    /**
     * Pins the calling thread to those of these processors that it can be pinned to, if any.
     *
     * @param cpus where it may run
     * @return what became of it, to be closed by this thread; nothing is thrown
     */
    public static Pinning tryPin(CpuSet cpus) {
        return Pinner.host().pin(cpus, false);
    }

    /** What a strict pin makes of one that was not made. */
    static Pinning strictly(Pinning pinning) {
        if (!pinning.result.isApplied()) {
            throw new PinningException(pinning.result);
        }
        return pinning;
    }

    /**
     * What became of the wish.
     *
     * @return what was requested, what was applied, and why not all
     */
    public PinResult result() {
        return result;
    }

    /**
     * What became of the restoring.
     *
     * @return the former mask as requested and what was applied; nothing if there was nothing to
     *     restore: before it is closed, if no pin was made, if an inner one was still open, or if
     *     the thread has ended
     */
    public Optional<PinResult> restoration() {
        return Optional.ofNullable(restoration);
    }

    /**
     * Restores the mask that the thread had before. Does nothing the second time, or if no pin was
     * made, or once the thread has ended.
     *
     * @throws IllegalStateException if called by another thread than the pinned one
     * @throws PinningException if the mask cannot be restored in full and the pin is a strict one
     */
    @Override
    public void close() {
        if (!open || !thread.isAlive()) {
            return;
        }
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    "a thread's mask is restored by itself: "
                            + thread
                            + ", and not by "
                            + Thread.currentThread());
        }
        open = false;
        if (!removeLatest()) {
            return;
        }
        final PinResult restored = Objects.requireNonNull(pinner).apply(former);
        restoration = restored;
        if (strict && !restored.isApplied()) {
            throw new PinningException(restored);
        }
    }

    /** Takes this out of the open pins of its thread; false if an inner one stays in force. */
    private boolean removeLatest() {
        final Pinning latest = LATEST.get();
        if (latest == this) {
            if (outer == null) {
                LATEST.remove();
            } else {
                LATEST.set(outer);
            }
            return true;
        }
        for (Pinning inner = latest; inner != null; inner = inner.outer) {
            if (inner.outer == this) {
                inner.outer = outer;
                inner.former = former;
                return false;
            }
        }
        throw new AssertionError("an open pin is among its thread's");
    }
}
