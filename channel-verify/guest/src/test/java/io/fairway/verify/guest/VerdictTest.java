package io.fairway.verify.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A guest that falls silent has not passed. */
class VerdictTest {

    @Test
    @DisplayName("checks and counts are read off the console, which ends lines its own way")
    void read() {
        final Verdict verdict =
                Verdict.of(
                        List.of(
                                "[    0.1] something of the kernel",
                                "guest: passed A.b: it does\r",
                                "guest: FAILED A.c: it does not: java.lang.AssertionError",
                                "guest: skipped A.d: it may: why",
                                "guest: verdict 1 passed, 1 failed, 1 skipped\r"));
        assertEquals(3, verdict.checks().size());
        assertEquals(1, verdict.passed());
        assertEquals(1, verdict.failed());
        assertEquals(1, verdict.skipped());
    }

    @Test
    @DisplayName("without the last line, or with half of it, there is no verdict")
    void silent() {
        for (List<String> each :
                List.of(
                        List.<String>of(),
                        List.of("guest: passed A.b: it does"),
                        List.of("guest: passed A.b: it does", "guest: verdict 1 passed, 0 fai"))) {
            assertEquals(-1, Verdict.of(each).passed());
            assertEquals(-1, Verdict.of(each).failed());
        }
    }
}
