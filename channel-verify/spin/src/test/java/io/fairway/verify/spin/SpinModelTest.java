package io.fairway.verify.spin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the model of the blocking protocol, and that each of its properties can fail. {@code
 * -Dfairway.proof=true} adds the large scenarios.
 */
@Timeout(SpinModelTest.SECONDS + 600)
class SpinModelTest {
    /** The longest that one search may take. */
    static final int SECONDS = 600;

    private static final boolean PROOF = Boolean.getBoolean("fairway.proof");
    private static final String STARS = "*".repeat(70);

    /** Which tool is missing; null if none is. */
    private static String missing;

    @BeforeAll
    static void lookForTools() throws InterruptedException {
        if (!Spin.isInstalled("spin", "-V")) {
            missing = "spin (Debian: apt-get install spin)";
        } else if (!Spin.isInstalled("cc", "--version")) {
            missing = "a C compiler named cc";
        }
        if (missing != null) {
            System.out.println(STARS);
            System.out.println("THE MODEL IS NOT CHECKED: this machine lacks " + missing);
            System.out.println(STARS);
        }
    }

    static Stream<Scenario> scenarios() {
        return Arrays.stream(Scenario.values()).filter(each -> PROOF || !each.full);
    }

    static Stream<Mutant> mutants() {
        return Arrays.stream(Mutant.values()).filter(each -> PROOF || !each.full);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void holds(Scenario scenario) throws Exception {
        final Spin spin = new Spin(scenario.name(), scenario.macros);
        final Verdict verdict = verify(spin, scenario.name(), scenario.search, scenario.full);
        if (!verdict.violated().isEmpty()) {
            System.out.println(spin.trail());
        }
        assertEquals("", verdict.violated(), "violated; the trail is above and in target/spin");
        assertEquals("", verdict.incomplete(), "not all states were looked at");
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isFound(Mutant mutant) throws Exception {
        final Spin spin = new Spin("MUTANT_" + mutant, mutant.macros);
        final Verdict verdict =
                verify(spin, mutant + " in " + mutant.scenario, mutant.scenario.search, false);
        assertEquals(mutant.broken.name(), verdict.violated(), "the property that is broken");
    }

    @Test
    void everyPropertyCanFail() {
        final EnumSet<Property> never = EnumSet.allOf(Property.class);
        mutants().forEach(each -> never.remove(each.broken));
        assertTrue(never.isEmpty(), () -> "no mutant breaks " + never);
    }

    private static Verdict verify(Spin spin, String title, Search search, boolean optimised)
            throws Exception {
        assumeTrue(missing == null, () -> "the model is not checked for want of " + missing);
        final long start = System.nanoTime();
        final Verdict verdict = spin.verify(search, optimised, SECONDS);
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%-44s %-10s %,12d states %,8d deep %7.1f s  %s",
                        title,
                        search.name().toLowerCase(Locale.ROOT),
                        verdict.states(),
                        verdict.depth(),
                        (System.nanoTime() - start) / 1e9,
                        verdict.isProof() ? "holds" : verdict.violated() + verdict.incomplete()));
        return verdict;
    }
}
