package io.fairway.verify.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every seeded bug is caught by the suite. In each build the edits are checked to fit the sources,
 * and some bugs hunted; with {@code -Dfairway.proof=true} all are, and the table in
 * docs/verification.md is written anew.
 */
class KillTableTest {
    private static final String BEGIN = "<!-- kill table -->";
    private static final String END = "<!-- end of kill table -->";

    private static final List<String> SAMPLE = List.of("ring-slot-kept", "timeout-early", "unfair");

    /** Up to so many are a sample, whose tests the build has run without a bug already. */
    private static final int FEW = 3;

    private final Checkout checkout = new Checkout();

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    @DisplayName("each seeded bug fits the sources, and compiles")
    void bugFitsTheSources(SeededBug bug) throws IOException {
        assertTrue(Files.isDirectory(new Mutant(checkout, bug).build()));
    }

    @Test
    @DisplayName("the seeded bugs have names of their own, and are forty or more")
    void bugsAreMany() {
        assertEquals(bugs().size(), bugs().stream().map(SeededBug::id).distinct().count(), "names");
        assertTrue(bugs().size() >= 40, "only " + bugs().size());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.HOURS)
    @DisplayName("the suite catches the seeded bugs")
    void suiteCatches() throws IOException, InterruptedException {
        final List<SeededBug> hunted = hunted();
        final List<Verdict> verdicts = new ArrayList<>();
        final Hunt hunt = new Hunt(checkout);
        if (hunted.size() > FEW) {
            hunt.control();
        }
        for (SeededBug bug : hunted) {
            final Verdict verdict = hunt.run(bug);
            verdicts.add(verdict);
            System.out.printf("%d of %d: %s%n", verdicts.size(), hunted.size(), verdict.row());
        }
        if (hunted.size() == bugs().size()) {
            writeTable(verdicts);
        }
        assertEquals(
                List.of(),
                verdicts.stream()
                        .filter(each -> !each.isKilled())
                        .map(each -> each.bug().id())
                        .collect(Collectors.toList()),
                "survived");
    }

    static List<SeededBug> bugs() {
        return SeededBug.all();
    }

    /** All, or those that are named, or one of each module that is caught at once. */
    private static List<SeededBug> hunted() {
        final String named = System.getProperty("fairway.kills");
        if (named == null && Boolean.getBoolean("fairway.proof")) {
            return bugs();
        }
        final List<String> ids = named == null ? SAMPLE : List.of(named.split(","));
        final List<SeededBug> hunted =
                bugs().stream().filter(bug -> ids.contains(bug.id())).collect(Collectors.toList());
        assertEquals(ids.size(), hunted.size(), () -> "not all of these exist: " + ids);
        return hunted;
    }

    private void writeTable(List<Verdict> verdicts) throws IOException {
        final Path file = checkout.path("docs/verification.md");
        final String text = Files.readString(file);
        final int begin = text.indexOf(BEGIN) + BEGIN.length();
        final String table =
                verdicts.stream()
                        .map(Verdict::row)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "\n| bug | what is wrong | caught by | first test to fail | s |\n"
                                                + "|---|---|---|---|---|\n",
                                        "\n"));
        Files.writeString(
                file, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
    }
}
