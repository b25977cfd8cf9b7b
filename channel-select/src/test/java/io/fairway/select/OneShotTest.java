package io.fairway.select;

import static io.fairway.select.Select.otherwise;
import static io.fairway.select.Select.recv;
import static io.fairway.select.Select.select;
import static io.fairway.select.Select.send;
import static io.fairway.select.Select.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Probe;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one-shot form, which reads like Go's statement. */
class OneShotTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Channel<String> c = Channel.bounded(1);
    private final Channel<Integer> quiet = Channel.unbuffered();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void assertQuiet() {
        Probe.assertQuiet(c, quiet);
    }

    @Test
    @DisplayName("a ready receive or send runs, before a timeout or the default")
    void readyCaseRuns() throws Exception {
        final SelectCase sent =
                select(
                        recv(quiet, v -> fail("received")),
                        send(c, "element"),
                        timeout(HOUR, () -> fail("late")));
        assertInstanceOf(SendCase.class, sent);

        final SelectCase received =
                select(recv(c, log::add), send(quiet, 1), otherwise(() -> fail("otherwise")));
        assertEquals(List.of("element"), log);
        assertEquals(0, received.index());
    }

    @Test
    @DisplayName(
            "S54 S52 otherwise runs if nothing is ready, wherever it stands, and is the case returned")
    void otherwiseRuns() throws Exception {
        final SelectCase last = otherwise(() -> log.add("last"));
        final SelectCase first = otherwise(() -> log.add("first"));
        final SelectCase only = otherwise(() -> log.add("only"));

        assertSame(last, select(recv(quiet, v -> {}), send(quiet, 1), last));
        assertSame(first, select(first, recv(c, v -> {})));
        assertSame(only, select(only));
        assertEquals(List.of("last", "first", "only"), log);
    }

    @Test
    @DisplayName("a select that is built once takes no otherwise")
    void otherwiseIsForOneShots() {
        final SelectBuilder builder = Select.builder();
        final SelectCase otherwise = otherwise(() -> log.add("otherwise"));
        assertThrows(IllegalArgumentException.class, () -> builder.add(otherwise));
        assertThrows(IllegalArgumentException.class, () -> builder.addAll(List.of(otherwise)));
    }

    @Test
    @DisplayName("otherwise comes before a timeout that is not due, and after one that is")
    void otherwiseAndTimeout() throws Exception {
        select(timeout(HOUR, () -> log.add("late")), otherwise(() -> log.add("otherwise")));
        select(timeout(Duration.ZERO, () -> log.add("due")), otherwise(() -> log.add("no")));

        assertEquals(List.of("otherwise", "due"), log);
    }

    @Test
    @DisplayName("a timeout runs when its time has passed, not earlier")
    void timeoutRuns() throws Exception {
        final Duration delay = Duration.ofMillis(2);
        final long start = System.nanoTime();

        select(recv(quiet, v -> fail("received")), timeout(delay, () -> log.add("late")));

        assertTrue(System.nanoTime() - start >= delay.toNanos());
        assertEquals(List.of("late"), log);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName("S47 a select without default waits for a case")
    void selectWaits(ThreadKind kind) {
        final AtomicReference<Integer> received = new AtomicReference<>();
        try (Actors actors = new Actors(kind).watch(quiet)) {
            final Actor<SelectCase> actor =
                    actors.start(
                            "select",
                            () ->
                                    select(
                                            recv(c, log::add),
                                            recv(quiet, received::set),
                                            timeout(HOUR, () -> fail("late"))));
            actors.await("the select to get in line", () -> Probe.queuedReceivers(quiet) == 1);
            actor.awaitBlocked();
            quiet.trySend(7);
            assertEquals(1, actor.result().index());
        }
        assertEquals(7, received.get());
    }

    @Test
    @DisplayName(
            "what a case throws, the select throws; closed channels are as in a select that was built")
    void exceptionsPassThrough() throws Exception {
        final RuntimeException failure = new IllegalStateException("action");
        final Runnable failing =
                () -> {
                    throw failure;
                };
        assertSame(
                failure,
                assertThrows(
                        RuntimeException.class,
                        () -> select(recv(c, v -> {}), otherwise(failing))));
        assertSame(
                failure,
                assertThrows(
                        RuntimeException.class, () -> select(timeout(Duration.ZERO, failing))));

        final Channel<Integer> closed = Channel.unbuffered();
        closed.close();
        assertTrue(select(recv(closed, v -> {})).isClosed());
        assertTrue(select(recv(closed, v -> {}).onClosed(() -> log.add("closed"))).isClosed());
        assertEquals(List.of("closed"), log);
        assertThrows(ChannelClosedException.class, () -> select(send(closed, 1)));
    }

    @Test
    @DisplayName("wrong arguments are refused")
    void argumentsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> select());
        assertThrows(
                IllegalArgumentException.class,
                () -> select(otherwise(() -> fail("ran")), otherwise(() -> fail("ran"))));
        assertThrows(NullPointerException.class, () -> select((SelectCase[]) null));
        assertThrows(NullPointerException.class, () -> select(recv(c, v -> {}), null));
        assertThrows(NullPointerException.class, () -> recv(c, null));
        assertThrows(NullPointerException.class, () -> recv((Channel<String>) null, v -> {}));
        assertThrows(NullPointerException.class, () -> send(c, null));
        assertThrows(NullPointerException.class, () -> send(null, "element"));
        assertThrows(NullPointerException.class, () -> otherwise(null));
        assertThrows(NullPointerException.class, () -> timeout(HOUR, null));
        assertThrows(NullPointerException.class, () -> timeout(null, () -> {}));
        assertThrows(IllegalArgumentException.class, () -> timeout(Duration.ofNanos(-1), () -> {}));
    }

    @Test
    @DisplayName("a case is for one select only")
    void caseIsForOneSelect() throws Exception {
        final SelectCase used = otherwise(() -> {});

        assertNotNull(select(used));
        assertThrows(IllegalStateException.class, () -> select(used));
    }
}
