package io.fairway.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "40000", "1000000000"})
    void readsMessagesASecond(String text) {
        assertTrue(Rate.parse(text).isPaced());
        assertEquals(text, Rate.parse(text).toString());
    }

    @Test
    void readsMax() {
        assertFalse(Rate.parse("max").isPaced());
        assertEquals("max", Rate.parse("max").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000001", "abc", "", "1.5", "MAX"})
    void refusesAllElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> Rate.parse(text));
    }

    @Test
    void messagesAreDueAtEqualDistances() {
        assertEquals(0, new Rate(3).dueNanos(0));
        assertEquals(333_333_333, new Rate(3).dueNanos(1));
        assertEquals(1_000_000_000, new Rate(3).dueNanos(3));
        assertEquals(1_500_000_000, new Rate(1_000_000).dueNanos(1_500_000));
    }

    @Test
    void theScheduleIsGoodForYears() {
        final long year = 365L * 24 * 3_600;

        assertEquals(year * 1_000_000_000, new Rate(1_000_000).dueNanos(year * 1_000_000));
        assertEquals(year * 1_000_000_000, Rate.parse("1000000000").dueNanos(year * 1_000_000_000));
    }
}
