package io.fairway.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness reports what goes wrong in any of its threads. */
class ActorsTest {

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("a failure in any thread fails the test, with the others as suppressed")
    void failures(ThreadKind kind) {
        final IllegalStateException first = new IllegalStateException("first");
        final IllegalStateException second = new IllegalStateException("second");
        final Actors actors = new Actors(kind);
        actors.run(
                "good",
                () -> {
                    throw first;
                });
        actors.run(
                "bad",
                () -> {
                    throw second;
                });
        final AssertionError failed = assertThrows(AssertionError.class, actors::close);
        assertSame(first, failed.getCause());
        assertEquals(List.of(second), List.of(failed.getSuppressed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("a failure that the test asks for does not fail it")
    void failureAskedFor(ThreadKind kind) {
        final Exception expected = new Exception("expected");
        try (Actors actors = new Actors(kind)) {
            final Actor<Void> actor =
                    actors.run(
                            "actor",
                            () -> {
                                throw expected;
                            });
            assertSame(expected, actor.failure());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("a thread that ended well has not failed, and one that failed has no result")
    void resultOrFailure(ThreadKind kind) {
        try (Actors actors = new Actors(kind)) {
            final Actor<Integer> good = actors.start("good", () -> 7);
            assertEquals(7, good.result());
            assertThrows(AssertionError.class, good::failure);
            final Actor<Integer> bad =
                    actors.start(
                            "bad",
                            () -> {
                                throw new Exception();
                            });
            assertThrows(AssertionError.class, bad::result);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("a thread is blocked once it waits, and not if it has ended")
    void blocked(ThreadKind kind) {
        final CountDownLatch latch = new CountDownLatch(1);
        try (Actors actors = new Actors(kind)) {
            final Actor<Void> waiting = actors.run("waiting", latch::await).awaitBlocked();
            assertTrue(!waiting.isDone());
            latch.countDown();
            waiting.result();
            assertThrows(AssertionError.class, waiting::awaitBlocked);
        }
    }

    @Test
    @DisplayName("who is stuck is reported with what it uses and where it stands")
    void stuck() {
        final String before = System.setProperty("fairway.test.watchdog.seconds", "1");
        final CountDownLatch latch = new CountDownLatch(1);
        try {
            final Actors actors = new Actors(ThreadKind.PLATFORM).watch("the watched object");
            actors.run("the stuck thread", latch::await);
            final AssertionError stuck = assertThrows(AssertionError.class, actors::close);
            assertTrue(stuck.getMessage().contains("the watched object"), stuck.getMessage());
            assertTrue(stuck.getMessage().contains("the stuck thread"), stuck.getMessage());
            assertTrue(stuck.getMessage().contains("CountDownLatch.await"), stuck.getMessage());
            assertThrows(AssertionError.class, () -> actors.await("never", () -> false));
        } finally {
            latch.countDown();
            if (before == null) {
                System.clearProperty("fairway.test.watchdog.seconds");
            } else {
                System.setProperty("fairway.test.watchdog.seconds", before);
            }
        }
    }

    @Test
    @DisplayName("an interrupt of the waiting test is not lost")
    void interruptedTest() {
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final Thread test = Thread.currentThread();
            actors.run(
                    "interrupting",
                    () -> {
                        test.interrupt();
                        LockSupport.parkNanos(1_000_000); // a moment longer, so that join waits
                    });
        }
        assertTrue(Thread.interrupted());
    }
}
