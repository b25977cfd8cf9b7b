package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of the costs. */
class CostRecordTest {
    private final CostRecord record =
            new CostRecord(
                    Map.of("one", Map.of("a/b = c", "1", "d", "x, y = 2"), "other", Map.of()));

    @Test
    @DisplayName("is read as it was written")
    void roundTrip(@TempDir Path directory) {
        final CostRecord simple = new CostRecord(Map.of("one", Map.of("a b", "x, y = 2")));
        simple.write(directory.resolve("record"));
        final CostRecord read = CostRecord.read(directory.resolve("record"));

        assertEquals(simple.toString(), read.toString());
        assertEquals(List.of(), simple.differences("one", read));
        assertEquals(1, read.size("one"));
    }

    @Test
    @DisplayName("tells what is new, gone and other")
    void differences() {
        final CostRecord now = new CostRecord(Map.of("one", Map.of("d", "z", "new", "1")));

        assertEquals(
                List.of(
                        "a/b = c: gone, recorded as 1",
                        "d: z, recorded as x, y = 2",
                        "new: 1, recorded as nothing"),
                record.differences("one", now));
        assertEquals(List.of(), record.differences("other", now));
    }

    @Test
    @DisplayName("has no lines that mean nothing")
    void malformed() {
        assertThrows(GateException.class, () -> CostRecord.parse("[a]\nx: y\n"));
        assertThrows(GateException.class, () -> CostRecord.parse("x = y\n"));
    }
}
