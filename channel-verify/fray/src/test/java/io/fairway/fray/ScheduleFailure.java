package io.fairway.fray;

import java.nio.file.Path;

/** A schedule under which a scenario fails. */
final class ScheduleFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    private final int iteration;
    private final transient Path recording;

    ScheduleFailure(String message, int iteration, Path recording, Throwable cause) {
        super(message, cause);
        this.iteration = iteration;
        this.recording = recording;
    }

    /** Where the schedule is recorded. */
    Path recording() {
        return recording;
    }

    /** The iteration that found it, from 1. */
    int iteration() {
        return iteration;
    }
}
