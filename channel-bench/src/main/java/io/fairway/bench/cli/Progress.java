package io.fairway.bench.cli;

import io.fairway.bench.replay.Snapshot;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line on the terminal that is written again and again. */
final class Progress {
    /** How often it is time for another. */
    static final Duration PERIOD = Duration.ofMillis(200);

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter terminal;

    Progress(PrintWriter terminal) {
        this.terminal = terminal;
    }

    void show(Snapshot snapshot) {
        terminal.print(CLEAR_LINE);
        terminal.printf(
                Locale.ROOT,
                "message %,d   %,d a second   %,d quotes   %,d executions",
                snapshot.sequence(),
                snapshot.messagesPerSecond(),
                snapshot.quoteChanges(),
                snapshot.executions());
        terminal.flush();
    }

    void clear() {
        terminal.print(CLEAR_LINE);
        terminal.flush();
    }
}
