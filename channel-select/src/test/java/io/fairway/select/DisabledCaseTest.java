package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases that are switched off, and the never channel: Go's nil. */
class DisabledCaseTest {

    @ParameterizedTest
    @MethodSource(Parameters.CAPACITIES)
    @DisplayName("S45 a disabled case is not chosen, though its channel is ready or closed")
    void disabledCaseIsNeverChosen(int capacity) throws Exception {
        final Channel<Integer> ready = Channel.bounded(10);
        final Channel<Integer> closed = Probe.channel(capacity);
        closed.close();
        ready.send(1);
        final RecvCase<Integer> fromReady = RecvCase.of(ready);
        final SendCase<Integer> toReady = SendCase.of(ready, () -> fail("asked"));
        final RecvCase<Integer> fromClosed = RecvCase.of(closed);
        final SendCase<Integer> toClosed = SendCase.of(closed, () -> fail("asked"));
        final List<SelectCase> cases = List.of(fromReady, toReady, fromClosed, toClosed);
        final Select select = Select.builder().addAll(cases).build();
        cases.forEach(SelectCase::disable);

        for (int i = 0; i < 100; i++) {
            assertNull(select.poll());
            assertNull(select.await(0, TimeUnit.SECONDS));
            assertNull(select.await(1, TimeUnit.NANOSECONDS));
        }
        assertEquals(1, ready.size());
        assertFalse(fromReady.isEnabled());

        fromReady.enable();
        assertTrue(fromReady.isEnabled());
        assertSame(fromReady, select.await());
        Probe.assertQuiet(ready, closed);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName("S46 with every case disabled a select waits, until interrupted")
    void allDisabledWaitsUntilInterrupted(ThreadKind kind) {
        final Channel<Integer> closed = Channel.bounded(1);
        closed.close();
        final RecvCase<Integer> only = RecvCase.of(closed);
        final Select select = Select.builder().add(only).build();
        only.disable();

        assertWaitsUntilInterrupted(kind, select);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName("S44 S46 a select of the never channel alone waits, until interrupted")
    void neverChannelWaitsUntilInterrupted(ThreadKind kind) {
        final Channel<Integer> never = Channel.never();
        final Select select = Select.builder().recv(never, v -> {}).send(never, () -> 1).build();

        assertNull(select.poll());
        assertWaitsUntilInterrupted(kind, select);
    }

    private static void assertWaitsUntilInterrupted(ThreadKind kind, Select select) {
        try (Actors actors = new Actors(kind)) {
            final Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select).interrupt();
            assertInstanceOf(InterruptedException.class, actor.failure());
        }
        assertNull(select.poll());
    }

    @Test
    @DisplayName("S45 the never channel does not keep another case from being chosen")
    void neverChannelDoesNotDisturb() throws Exception {
        final Channel<Integer> ready = Channel.bounded(1);
        final Channel<Integer> never = Channel.never();
        final Select select =
                Select.builder()
                        .recv(never, v -> fail("received"))
                        .recv(ready, v -> {})
                        .send(never, () -> 1)
                        .build();

        for (int i = 0; i < 100; i++) {
            ready.send(i);
            assertEquals(1, select.await().index());
        }
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S48 a loop that disables each channel when it is drained ends when all are")
    void loopEndsWhenAllAreDisabled(ThreadKind kind, int capacity) {
        final int elements = 1_000;
        final Channel<Integer> a = Probe.channel(capacity);
        final Channel<Integer> b = Probe.channel(capacity);
        final long[] sum = {0};

        try (Actors actors = new Actors(kind).watch(a, b)) {
            for (Channel<Integer> each : List.of(a, b)) {
                actors.run(
                        "sender",
                        () -> {
                            for (int i = 1; i <= elements; i++) {
                                each.send(i);
                            }
                            each.close();
                        });
            }
            actors.run(
                    "select",
                    () -> {
                        final Select select =
                                Select.builder()
                                        .recv(a, v -> sum[0] += v)
                                        .recv(b, v -> sum[0] += v)
                                        .build();
                        while (select.cases().stream().anyMatch(SelectCase::isEnabled)) {
                            final SelectCase chosen = select.await();
                            if (chosen.isClosed()) {
                                chosen.disable();
                            }
                        }
                    });
        }

        assertEquals((long) elements * (elements + 1), sum[0]);
        Probe.assertQuiet(a, b);
    }

    @Test
    @DisplayName("a case may be disabled and enabled by a handler, of itself and of others")
    void handlersSwitchCases() throws Exception {
        final Channel<Integer> a = Channel.bounded(2);
        final Channel<Integer> b = Channel.bounded(2);
        final SelectCase[] cases = new SelectCase[2];
        cases[0] = RecvCase.of(a, v -> swap(cases[0], cases[1]));
        cases[1] = RecvCase.of(b, v -> swap(cases[1], cases[0]));
        final Select select = Select.builder().add(cases[0]).add(cases[1]).build();
        cases[1].disable();
        a.sendAll(List.of(1, 3));
        b.sendAll(List.of(2, 4));

        for (int i = 0; i < 4; i++) {
            assertEquals(i % 2, select.await().index());
        }
    }

    private static void swap(SelectCase off, SelectCase on) {
        off.disable();
        on.enable();
    }

    @Test
    @DisplayName(
            "a supplier that switches cases does so for the uses to come, not for the one under way")
    void supplierSwitchesCasesForUsesToCome() {
        final Channel<String> channel = Channel.bounded(2);
        final SendCase<String> later = SendCase.of(channel, () -> "late");
        final SendCase<Integer> full =
                SendCase.of(
                        Channel.<Integer>unbuffered(),
                        () -> {
                            later.enable();
                            return 0;
                        });
        final Select select = Select.builder().add(later).add(full).build();
        channel.trySend("first");
        later.disable();

        assertNull(select.poll(), "it was disabled when the use began");
        assertEquals(1, channel.size(), "a send must not receive");
        assertSame(later, select.poll());
        assertEquals("first", channel.tryRecv());
        assertEquals("late", channel.tryRecv());
    }
}
