package io.fairway.verify.guest;

import io.fairway.verify.guest.inside.Report;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guest's console said.
 *
 * @param checks a line for each test
 * @param passed how many passed, by the guest's count; -1 if it came to no verdict
 * @param failed how many failed, likewise
 * @param skipped how many were skipped, likewise
 * @param console all of it
 */
record Verdict(List<String> checks, int passed, int failed, int skipped, String console) {
    private static final Pattern LAST =
            Pattern.compile(Report.VERDICT + "(\\d+) passed, (\\d+) failed, (\\d+) skipped");

    static Verdict of(List<String> lines) {
        final List<String> checks =
                lines.stream()
                        .map(String::stripTrailing)
                        .filter(
                                each ->
                                        each.startsWith(Report.PASSED)
                                                || each.startsWith(Report.FAILED)
                                                || each.startsWith(Report.SKIPPED))
                        .toList();
        final String console = String.join("\n", lines);
        for (String each : lines) {
            final Matcher last = LAST.matcher(each.strip());
            if (last.matches()) {
                return new Verdict(
                        checks,
                        Integer.parseInt(last.group(1)),
                        Integer.parseInt(last.group(2)),
                        Integer.parseInt(last.group(3)),
                        console);
            }
        }
        return new Verdict(checks, -1, -1, -1, console);
    }

    /** How many lines there are of a kind. */
    long count(String kind) {
        return checks.stream().filter(each -> each.startsWith(kind)).count();
    }
}
