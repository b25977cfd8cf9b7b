package io.fairway.affinity;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Whether the kernel pins a thread to processors, found out by a thread that is there for this
 * only. The caller's own mask is left alone.
 */
final class PinTrial {

    private PinTrial() {}

    /**
     * Waits for the outcome, also if interrupted.
     *
     * @param pinner what pins the calling thread
     * @param thread the name of the thread that it is tried for
     * @throws PinningException if it is not applied in full
     */
    static void require(Function<CpuSet, Pinning> pinner, CpuSet cpus, String thread) {
        final FutureTask<PinResult> trial =
                new FutureTask<>(
                        () -> {
                            try (Pinning pinning = pinner.apply(cpus)) {
                                return pinning.result();
                            }
                        });
        Thread.ofPlatform().daemon().name(thread + " (trial)").start(trial);
        final PinResult result = outcome(trial);
        if (!result.isApplied()) {
            throw new PinningException(result);
        }
    }

    private static PinResult outcome(FutureTask<PinResult> trial) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return trial.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the pin could not be tried", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
