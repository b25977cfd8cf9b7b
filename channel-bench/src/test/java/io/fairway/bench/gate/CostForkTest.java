package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What layer 0 counts. */
class CostForkTest {

    @Test
    @DisplayName("counts each atomic instruction that the thread executes, and no other's")
    void counts() throws Exception {
        final Class<?> sample = new CountingLoader().loadClass(CountedSample.class.getName());
        final Object counts = ((Callable<?>) sample.getConstructor().newInstance()).call();

        assertEquals("rmw 3, volatile write 2, fence 1, monitor 2, unpark 1", counts);
    }

    @Test
    @DisplayName("counts the same each time, and something")
    void repeats() throws Exception {
        final Map<String, String> counts = CostFork.atomics();

        assertEquals(counts, CostFork.atomics());
        assertTrue(counts.get("spsc/unbuffered/send to a parked receiver").contains("unpark 1"));
        assertFalse(counts.get("mpmc/1024/send").startsWith("rmw 0"), counts::toString);
    }

    @Test
    @DisplayName("sees that a ring's two ends are apart, and from what else is near")
    void layout() throws Exception {
        final Map<String, String> layouts = new LayoutProbe().run();
        final String spsc = layouts.get("io.fairway.ring.SpscRing");

        assertTrue(spsc.startsWith("apart | "), spsc);
        assertTrue(spsc.endsWith(" | apart"), spsc);
        assertTrue(spsc.contains("tail") && spsc.contains("head"), spsc);
        assertFalse(spsc.matches(".*tail[^|]*head.*|.*head[^|]*tail.*"), spsc);
    }
}
