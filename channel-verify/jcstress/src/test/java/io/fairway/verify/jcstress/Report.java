package io.fairway.verify.jcstress;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what jcstress prints with -v: progress, and at the end a verdict and counts per test. */
final class Report {
    private static final Pattern PROGRESS = Pattern.compile("\\(Results: \\d+ planned; .*\\)");
    private static final Pattern GRADE = Pattern.compile("\\.+ \\[(.+)] (\\S+)");
    private static final Pattern OUTCOME =
            Pattern.compile("\\s+(.*\\S)\\s+([\\d,]+)\\s+<?[\\d.]+%\\s+(\\w+)\\s+.*");

    private final Map<String, Verdict> verdicts = new TreeMap<>();
    private boolean results;
    private String progress = "";
    private Verdict current;

    /** Takes the next line; returns whether it told of progress. */
    boolean accept(String line) {
        if (PROGRESS.matcher(line).matches()) {
            progress = line;
            return true;
        }
        if (line.startsWith("RUN RESULTS:")) {
            results = true; // before it stand the verdicts of single forks
        }
        if (results) {
            acceptResult(line);
        }
        return false;
    }

    private void acceptResult(String line) {
        final Matcher grade = GRADE.matcher(line);
        if (grade.matches()) {
            current = new Verdict(grade.group(1));
            verdicts.put(grade.group(2), current);
            return;
        }
        if (current == null || line.isBlank()) {
            return;
        }
        current.lines.add(line);
        final Matcher outcome = OUTCOME.matcher(line);
        if (outcome.matches()) {
            final long count = Long.parseLong(outcome.group(2).replace(",", ""));
            current.samples += count;
            if (count == 0 && !outcome.group(3).equals("Forbidden")) {
                current.unseen.add(outcome.group(1));
            }
        }
    }

    /** The verdicts by the names of the tests. */
    Map<String, Verdict> verdicts() {
        return verdicts;
    }

    /** The last line of progress: how many configurations passed and failed. */
    String progress() {
        return progress;
    }
}
