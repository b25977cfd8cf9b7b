package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What counts the bytes. */
class AllocationProbeTest {
    private final AllocationProbe probe = new AllocationProbe(10_000);
    private Object sink;
    private int calls;

    private void nothing() {
        calls++;
    }

    private void object() {
        sink = new Object();
    }

    private void seldom() {
        if (++calls % 1_000 == 0) {
            sink = new Object();
        }
    }

    @Test
    @DisplayName("finds nothing where there is nothing")
    void findsNothing() throws Exception {
        assertEquals(0, probe.measure(this::nothing));
        assertEquals(0, probe.measureVirtual(this::nothing));
    }

    @Test
    @DisplayName("finds one object in each operation, on platform and virtual threads")
    void findsObjects() throws Exception {
        assertTrue(probe.measure(this::object) >= 8);
        assertTrue(probe.measureVirtual(this::object) >= 8);
        assertTrue(probe.measure(this::nothing, this::object) >= 8);
        assertTrue(sink != null);
    }

    @Test
    @DisplayName("finds one object in a thousand operations")
    void findsFew() throws Exception {
        assertTrue(probe.measure(this::seldom) > 0);
    }
}
