package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.blocking.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a thread that waits for a place looks for lost ones, and when it parks. */
class LookoutTest {
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(5);
    private static final long WITHOUT_LOOK = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Long> parks = new ArrayList<>();
    private long now = Long.MAX_VALUE; // soon it overflows
    private int looks;
    private boolean found;
    private final Lookout lookout =
            new Lookout(
                    new Recorder(),
                    () -> {
                        looks++;
                        return found;
                    });

    /** Notes how long a thread would park. */
    private final class Recorder implements Environment {
        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void park(Object blocker) {
            parks.add(Long.MAX_VALUE);
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            parks.add(nanos);
        }

        @Override
        public void unpark(Thread thread) {
            SYSTEM.unpark(thread);
        }
    }

    @Test
    @DisplayName("looks, and parks until it is time to look again, or for less")
    void parks() {
        lookout.park(this);
        lookout.parkNanos(this, HOUR);
        lookout.parkNanos(this, 7);
        assertEquals(List.of(BETWEEN_LOOKS, BETWEEN_LOOKS, 7L), parks);
    }

    @Test
    @DisplayName(
            "does not park after a look that found something, which may have used up the wake-up")
    void doesNotPark() {
        found = true;
        lookout.park(this);
        assertEquals(1, looks);
        assertEquals(List.of(), parks);
    }

    @Test
    @DisplayName("looks again when a moment has passed, not in each of many short waits")
    void looksAgain() {
        lookout.park(this);
        now += WITHOUT_LOOK - 1;
        lookout.park(this);
        assertEquals(1, looks);
        now++;
        lookout.park(this);
        assertEquals(2, looks);
        now += BETWEEN_LOOKS;
        lookout.park(this);
        assertEquals(3, looks);
    }
}
