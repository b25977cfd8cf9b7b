package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That the scenarios can fail: each seeded bug is found, by the scenario that is for it. */
@ExploresSchedules
class SeededBugTest {
    private static final int ITERATIONS = 2000;

    /** All of them take minutes. */
    private static Set<SeededBug> bugs() {
        return Tier.isFull()
                ? EnumSet.allOf(SeededBug.class)
                : EnumSet.of(SeededBug.PARKS_WITHOUT_LAST_LOOK, SeededBug.STAMP_BEFORE_ELEMENT);
    }

    @ParameterizedTest
    @EnumSource
    void bugIsUpToDate(SeededBug bug) throws IOException {
        Mutant.of(bug);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void bugIsFound(SeededBug bug) throws Exception {
        final Mutant mutant = Mutant.of(bug);
        final OptionalInt visible = MutantRun.visible(bug, mutant, ITERATIONS);
        String report = bug + ": found in schedule " + visible;
        if (Tier.isFull()) {
            report += "; without the rewriting " + MutantRun.plain(bug, mutant, ITERATIONS);
        }
        System.out.println(report);
        assertTrue(visible.isPresent(), bug + " is not found in " + ITERATIONS + " schedules");
    }

    /** Why class files are rewritten: between these accesses Fray would never switch threads. */
    @Test
    void bugIsMissedWithoutRewriting() throws Exception {
        final SeededBug bug = SeededBug.STAMP_BEFORE_ELEMENT;
        final Mutant mutant = Mutant.of(bug);
        assertEquals(OptionalInt.empty(), MutantRun.plain(bug, mutant, ITERATIONS / 2));
    }
}
