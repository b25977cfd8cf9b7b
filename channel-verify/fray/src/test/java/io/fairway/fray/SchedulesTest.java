package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.pastalab.fray.runtime.DeadlockException;

/** That failures are seen as such, and replayed. */
@ExploresSchedules
class SchedulesTest {

    private static void loseAnUpdate() throws InterruptedException {
        final AtomicInteger counter = new AtomicInteger();
        final Threads threads = new Threads();
        for (int i = 0; i < 2; i++) {
            threads.start("adder " + i, () -> counter.set(counter.get() + 1));
        }
        threads.join();
        assertEquals(2, counter.get());
    }

    @Test
    void failureIsReplayed() {
        final ScheduleFailure found =
                assertThrows(
                        ScheduleFailure.class,
                        () -> Schedules.explore("", SchedulesTest::loseAnUpdate));
        final String name = found.recording().getParent().getFileName().toString();
        final ScheduleFailure again =
                assertThrows(
                        ScheduleFailure.class,
                        () ->
                                Schedules.replay(
                                        name, SchedulesTest::loseAnUpdate, found.recording()));
        assertEquals(found.getCause().getMessage(), again.getCause().getMessage());
    }

    @Test
    void failureInThreadIsSeen() {
        final Threads.Body scenario =
                () -> {
                    final Threads threads = new Threads();
                    threads.start("failing", () -> assertTrue(false, "fails"));
                    threads.join();
                };
        final Throwable found =
                assertThrows(ScheduleFailure.class, () -> Schedules.explore("", scenario));
        assertTrue(found.getCause().getCause().getMessage().contains("fails"));
    }

    @Test
    void deadlockIsSeen() {
        // Twice, as Fray lets a park return for no reason.
        final Threads.Body scenario =
                () -> {
                    LockSupport.park();
                    LockSupport.park();
                };
        final Throwable found =
                assertThrows(ScheduleFailure.class, () -> Schedules.explore("", scenario));
        assertInstanceOf(DeadlockException.class, found.getCause());
    }

    @Test
    void endlessSpinningIsSeen() {
        final Threads.Body scenario =
                () -> {
                    final AtomicInteger never = new AtomicInteger();
                    while (never.get() == 0) {
                        Thread.yield();
                    }
                };
        final Throwable found =
                assertThrows(ScheduleFailure.class, () -> Schedules.explore("", scenario));
        assertTrue(found.getCause().getMessage().startsWith("no end"));
    }
}
