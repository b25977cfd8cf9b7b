package io.fairway.verify.spin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run of {@code pan} said.
 *
 * @param violated the property that does not hold, or {@code pan}'s words if it is none of {@link
 *     Property}; empty if no error was found
 * @param incomplete why not all states were looked at; empty if they were
 * @param states how many states it stored
 * @param depth the longest path, in steps
 */
record Verdict(String violated, String incomplete, long states, long depth) {

    private static final Pattern ERRORS = Pattern.compile("depth reached (\\d+), errors: (\\d+)");
    private static final Pattern STATES = Pattern.compile("(?m)^\\s*(\\S+) states, stored");
    private static final Pattern REQUIREMENT =
            Pattern.compile("assertion violated \\(([A-Z][A-Z0-9_]*)\\|\\|");
    private static final Pattern FIRST_ERROR = Pattern.compile("(?m)^pan:1: (.*)$");
    private static final Pattern INCOMPLETE =
            Pattern.compile(
                    "(?m)^.*(max search depth too small|out of memory|memory limit|VECTORSZ|aborting|"
                            + "interrupted).*$");

    static Verdict of(String output) {
        final Matcher errors = ERRORS.matcher(output);
        final Matcher states = STATES.matcher(output);
        if (!errors.find() || !states.find()) {
            throw new IllegalStateException("not an answer of pan:\n" + output);
        }
        final boolean found = Long.parseLong(errors.group(2)) > 0;
        return new Verdict(
                found ? violated(output) : "",
                incomplete(output, found),
                (long) Double.parseDouble(states.group(1)),
                Long.parseLong(errors.group(1)));
    }

    private static String violated(String output) {
        final Matcher requirement = REQUIREMENT.matcher(output);
        if (requirement.find()) {
            return requirement.group(1);
        }
        if (output.contains("acceptance cycle")) {
            return Property.LIVENESS.name();
        }
        final Matcher first = FIRST_ERROR.matcher(output);
        return first.find() ? first.group(1) : "an error that was not understood";
    }

    private static String incomplete(String output, boolean found) {
        final Matcher reason = INCOMPLETE.matcher(output);
        if (reason.find()) {
            return reason.group();
        }
        // An error ends the search; then, and only then, this is as it should be.
        return !found && output.contains("Search not completed") ? "Search not completed" : "";
    }

    /** Whether all states were looked at and nothing was found. */
    boolean isProof() {
        return violated.isEmpty() && incomplete.isEmpty();
    }
}
