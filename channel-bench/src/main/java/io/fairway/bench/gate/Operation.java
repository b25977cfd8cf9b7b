package io.fairway.bench.gate;

/** Something to be measured. */
@FunctionalInterface
interface Operation {
    void run() throws Exception;
}
