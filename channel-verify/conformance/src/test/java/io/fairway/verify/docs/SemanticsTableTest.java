package io.fairway.verify.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.verify.docs.Repository.NamedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * docs/semantics.md names, for each statement about Go, the tests that have its number in their
 * display name. With {@code -Dfairway.docs.update=true} the table is written anew.
 */
class SemanticsTableTest {
    private static final int STATEMENTS = 80;
    private static final int LINKS = 6;

    /** Where a row's tests are looked for first: the contract, Go's own tests, then the others. */
    private static final List<Pattern> PREFERRED =
            List.of(
                    Pattern.compile(".*Contract"),
                    Pattern.compile("Go\\w+Test"),
                    Pattern.compile(".*"));

    private final Repository repository = new Repository();
    private final Path file = repository.path("docs/semantics.md");

    @Test
    @DisplayName("every statement S1..S80 has its row, and each row its tests")
    void tableIsComplete() throws IOException {
        final Map<String, List<NamedTest>> tests = testsByStatement();
        final List<String> expected =
                Files.readAllLines(file).stream()
                        .map(line -> withTests(line, tests))
                        .collect(Collectors.toList());
        if (Boolean.getBoolean("fairway.docs.update")) {
            Files.write(file, expected);
        }
        assertEquals(
                String.join("\n", expected),
                String.join("\n", Files.readAllLines(file)),
                "out of date; run this test with -Dfairway.docs.update=true");
        final TreeSet<Integer> rows = new TreeSet<>();
        for (String line : expected) {
            if (line.matches("\\| S\\d+ \\|.*")) {
                final String id = line.split("\\|")[1].trim();
                rows.add(Integer.valueOf(id.substring(1)));
                assertTrue(tests.containsKey(id), () -> "no test is named by " + id);
            }
        }
        assertEquals(STATEMENTS, rows.size());
        assertEquals(STATEMENTS, rows.last());
    }

    private Map<String, List<NamedTest>> testsByStatement() {
        final Map<String, List<NamedTest>> tests = new LinkedHashMap<>();
        for (NamedTest test : repository.namedTests()) {
            for (String word : test.sentence().split(" ")) {
                if (!word.matches("S\\d+")) {
                    break; // the numbers come first
                }
                tests.computeIfAbsent(word, id -> new ArrayList<>()).add(test);
            }
        }
        return tests;
    }

    /** The line with its last cell, the tests, as it should be. */
    private static String withTests(String line, Map<String, List<NamedTest>> tests) {
        if (!line.matches("\\| S\\d+ \\|.*")) {
            return line;
        }
        final String[] cells = line.split("\\|");
        final List<NamedTest> found = tests.getOrDefault(cells[1].trim(), List.of());
        final String old = cells[4].trim();
        // What is written by hand ends with a semicolon.
        final String byHand = old.contains("; ") ? old.substring(0, old.lastIndexOf("; ") + 2) : "";
        cells[4] = ' ' + byHand + links(found) + ' ';
        return String.join("|", Arrays.asList(cells)) + "|";
    }

    private static String links(List<NamedTest> tests) {
        final List<String> links = new ArrayList<>();
        for (Pattern each : PREFERRED) {
            tests.stream()
                    .filter(test -> each.matcher(test.className()).matches())
                    .map(NamedTest::link)
                    .filter(link -> !links.contains(link))
                    .forEach(links::add);
        }
        final String shown = links.stream().limit(LINKS).collect(Collectors.joining(", "));
        return links.size() <= LINKS ? shown : shown + " and " + (links.size() - LINKS) + " more";
    }
}
