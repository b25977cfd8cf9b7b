package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an interrupt does to a select. */
class InterruptTest {
    private final Channel<Integer> c = Channel.bounded(1);
    private final Channel<Integer> full = Channel.unbuffered();

    static List<WaitStrategy> strategies() {
        return List.of(
                WaitStrategy.spinThenPark(),
                WaitStrategy.parking(),
                WaitStrategy.spinning(),
                WaitStrategy.yielding());
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
        Probe.assertQuiet(c, full);
    }

    @Test
    @DisplayName("a select that can run a case at once does, and leaves the interrupt pending")
    void readySelectIgnoresInterrupt() throws Exception {
        final RecvCase<Integer> receive = RecvCase.of(c);
        final Select select = Select.builder().add(receive).send(full, () -> 1).build();

        for (int i = 0; i < 100; i++) {
            c.send(i);
            Thread.currentThread().interrupt();
            final SelectCase chosen = i % 2 == 0 ? select.await() : select.await(1, TimeUnit.HOURS);
            assertTrue(Thread.interrupted());
            assertSame(receive, chosen);
            assertEquals(i, receive.value());
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @DisplayName(
            "a select that has to wait throws at once if interrupted before, and has had no effect")
    void waitingSelectThrowsIfInterruptedBefore(WaitStrategy strategy) {
        final Select select =
                Select.builder()
                        .waitStrategy(strategy)
                        .recv(c, v -> {})
                        .send(full, () -> 1)
                        .build();
        final Executable[] uses = {
            select::await,
            () -> select.await(1, TimeUnit.HOURS),
            () -> select.await(Long.MAX_VALUE, TimeUnit.DAYS)
        };

        for (Executable use : uses) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, use);
            assertFalse(Thread.currentThread().isInterrupted());
            assertNull(full.tryRecv());
        }
    }

    @Test
    @DisplayName("a select that does not wait takes no notice of an interrupt")
    void pollIgnoresInterrupt() throws Exception {
        final Select select = Select.builder().recv(c, v -> {}).build();

        Thread.currentThread().interrupt();
        assertNull(select.poll());
        assertNull(select.await(0, TimeUnit.SECONDS));
        assertNull(select.await(-1, TimeUnit.SECONDS));
        assertTrue(Thread.interrupted());
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName(
            "a select interrupted while it waits, spinning or parked, throws, and is usable again")
    void waitingSelectIsInterrupted(ThreadKind kind) {
        for (WaitStrategy strategy : strategies()) {
            if (kind == ThreadKind.VIRTUAL && strategy == WaitStrategy.spinning()) {
                continue; // would keep its carrier
            }
            final Select select =
                    Select.builder()
                            .waitStrategy(strategy)
                            .recv(c, v -> {})
                            .send(full, () -> 1)
                            .build();
            try (Actors actors = new Actors(kind).watch(c, full)) {
                final Actor<SelectCase> actor =
                        actors.start(
                                "select",
                                () -> {
                                    try {
                                        return select.await();
                                    } finally {
                                        assertFalse(Thread.currentThread().isInterrupted());
                                    }
                                });
                actors.await("the select to get in line", () -> Probe.queuedReceivers(c) == 1);
                actor.interrupt();
                assertInstanceOf(InterruptedException.class, actor.failure());
                Probe.assertQuiet(c, full);
            }
            c.trySend(1);
            assertNotNull(select.poll());
        }
    }
}
