package io.fairway.verify;

/**
 * Runs one check in a JVM of its own: {@code CheckOne <operations> <strategy> <scenarios>
 * <invocations>}.
 */
public final class CheckOne {

    private CheckOne() {}

    /** Ends with an error, and the report on standard error, if the check fails. */
    public static void main(String[] args) {
        final Scale scale = new Scale(Integer.parseInt(args[2]), Integer.parseInt(args[3]), 2);
        Strategy.valueOf(args[1]).check(Subjects.named(args[0]), scale);
    }
}
