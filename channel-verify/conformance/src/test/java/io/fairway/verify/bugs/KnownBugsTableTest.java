package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of known bugs names each of them, and tests that exist. */
class KnownBugsTableTest {
    private static final int BUGS = 65;
    private static final int COLUMNS = 4;
    private static final Pattern ROW = Pattern.compile("\\| (B\\d+) \\|(.*)\\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    @DisplayName("every bug has its row, in order, and no row is empty")
    void everyBugHasItsRow() throws IOException {
        final List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(table())) {
            final Matcher row = ROW.matcher(line);
            if (row.matches()) {
                ids.add(row.group(1));
                final String[] cells = row.group(2).split("\\|", -1);
                assertEquals(COLUMNS - 1, cells.length, line);
                for (String cell : cells) {
                    assertFalse(cell.isBlank(), line);
                }
            }
        }
        final List<String> expected =
                IntStream.rangeClosed(1, BUGS).mapToObj(n -> "B" + n).collect(Collectors.toList());
        assertEquals(expected, ids);
    }

    @Test
    @DisplayName("every test that a row names exists")
    void everyTestExists() throws IOException {
        final List<Path> sources = testSources();
        final List<String> missing = new ArrayList<>();
        int named = 0;
        for (String line : Files.readAllLines(table())) {
            final Matcher test = TEST.matcher(line);
            while (test.find()) {
                named++;
                if (!exists(sources, test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(named > BUGS / 2, "found few tests in the table: " + named);
    }

    @Test
    @DisplayName("every regression test is in the row of its bug")
    void everyRegressionTestIsInTheTable() throws IOException {
        final Pattern declared =
                Pattern.compile("@DisplayName\\(\\s*\"(B\\d+) [^;{]*?\\bvoid (\\w+)\\(");
        final List<String> rows = Files.readAllLines(table());
        int found = 0;
        for (Path source : testSources()) {
            if (!source.getParent().endsWith("bugs")) {
                continue;
            }
            final String type = source.getFileName().toString().replace(".java", "");
            final Matcher test = declared.matcher(Files.readString(source));
            while (test.find()) {
                found++;
                final String start = "| " + test.group(1) + " |";
                final String name = "`" + type + "#" + test.group(2) + "`";
                assertTrue(
                        rows.stream().anyMatch(row -> row.startsWith(start) && row.contains(name)),
                        () -> name + " is not in the row" + start);
            }
        }
        assertTrue(found > BUGS / 2, "found few regression tests: " + found);
    }

    private static boolean exists(List<Path> sources, String type, String method)
            throws IOException {
        final Pattern declaration = Pattern.compile("\\bvoid " + method + "\\(");
        for (Path source : sources) {
            if (source.endsWith(type + ".java")
                    && declaration.matcher(Files.readString(source)).find()) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> testSources() throws IOException {
        final List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root())) {
            for (Path module : modules.filter(Files::isDirectory).collect(Collectors.toList())) {
                if (module.getFileName().toString().startsWith("channel-")) {
                    addJavaFiles(module, sources);
                }
            }
        }
        return sources;
    }

    private static void addJavaFiles(Path module, List<Path> sources) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !file.toString().contains("target"))
                    .forEach(sources::add);
        }
    }

    private static Path table() {
        return root().resolve("docs").resolve("known-bugs.md");
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("docs"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
