package io.fairway.bench.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** The stream that progress goes to. */
final class StandardError {
    private StandardError() {}

    /**
     * Whether somebody sees it. {@code System.console()} does not tell: it is about the other two
     * streams, and from Java 22 on there is always one. A child process has the stream from us and
     * can ask.
     */
    static boolean isTerminal() throws InterruptedException {
        try {
            return new ProcessBuilder("test", "-t", "2")
                            .redirectError(Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // not a Unix: no progress there
        }
    }
}
