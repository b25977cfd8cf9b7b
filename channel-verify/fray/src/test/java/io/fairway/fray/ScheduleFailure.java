package io.fairway.fray;

/** A schedule under which a scenario fails. */
final class ScheduleFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    private final int iteration;

    ScheduleFailure(String message, int iteration, Throwable cause) {
        super(message, cause);
        this.iteration = iteration;
    }

    /** The iteration that found it, from 1. */
    int iteration() {
        return iteration;
    }
}
