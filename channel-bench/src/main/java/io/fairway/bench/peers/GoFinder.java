package io.fairway.bench.peers;

import java.io.IOException;
import java.nio.file.Path;

/** Provides the Go program. */
@FunctionalInterface
interface GoFinder {

    /**
     * Finds it.
     *
     * @throws IOException if it cannot be had; the message says why
     */
    Path find() throws IOException, InterruptedException;
}
