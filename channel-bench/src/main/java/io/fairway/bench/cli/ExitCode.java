package io.fairway.bench.cli;

/** What the commands exit with. */
final class ExitCode {
    static final int OK = 0;

    /** The program failed, or could not write its results. */
    static final int FAILED = 1;

    /** The command line makes no sense, or the input is missing or faulty. */
    static final int BAD_INPUT = 2;

    private ExitCode() {}
}
