package io.fairway.bench.replay;

/** Thrown when a thread of the pipeline has failed, which ends the replay. */
public final class StageFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageFailedException(String stage, Throwable cause) {
        super("the " + stage + " failed: " + cause, cause);
    }
}
