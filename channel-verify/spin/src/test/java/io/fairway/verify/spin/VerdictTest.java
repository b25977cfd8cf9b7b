package io.fairway.verify.spin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What {@code pan} prints is not taken for more than it says. */
class VerdictTest {
    private static final String END =
            "State-vector 100 byte, depth reached 105, errors: %d\n     1235 states, stored\n";

    @Test
    void aWholeSearchWithoutErrorsIsAProof() {
        final Verdict verdict = Verdict.of(String.format(END, 0));

        assertTrue(verdict.isProof());
        assertEquals(1235, verdict.states());
        assertEquals(105, verdict.depth());
    }

    @Test
    void aRequirementIsKnownByItsName() {
        final Verdict verdict =
                Verdict.of(
                        "pan:1: assertion violated (X1||((a==0))) (at depth 75)\n"
                                + "Warning: Search not completed\n"
                                + String.format(END, 1));

        assertEquals("X1", verdict.violated());
        assertEquals("", verdict.incomplete());
        assertFalse(verdict.isProof());
    }

    @Test
    void anUnnamedErrorIsAnErrorToo() {
        final Verdict verdict =
                Verdict.of("pan:1: invalid end state (at depth 9)\n" + String.format(END, 1));

        assertEquals("invalid end state (at depth 9)", verdict.violated());
    }

    @Test
    void aSearchThatWasCutShortIsNoProof() {
        assertFalse(
                Verdict.of("error: max search depth too small\n" + String.format(END, 0))
                        .isProof());
        assertFalse(
                Verdict.of("Warning: Search not completed\n" + String.format(END, 0)).isProof());
        assertFalse(Verdict.of("pan: out of memory\n" + String.format(END, 0)).isProof());
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        assertThrows(IllegalStateException.class, () -> Verdict.of("Segmentation fault"));
    }
}
