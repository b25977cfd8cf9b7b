package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.WaitStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** When, how often and in what order the suppliers of sends are asked. */
class SupplierTest {
    private final List<String> asked = new ArrayList<>();

    private Supplier<String> supplier(String element) {
        return () -> {
            asked.add(element);
            return element;
        };
    }

    private List<String> takeAsked() {
        final List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    @Test
    @DisplayName(
            "S61 each enabled supplier is asked once a use, in the order of the cases, whatever is chosen")
    void suppliersAreAskedOnceInOrder() throws Exception {
        final Channel<String> room = Channel.bounded(1_000);
        final SendCase<String> disabled = SendCase.of(room, supplier("disabled"));
        final Select select =
                Select.builder()
                        .send(room, supplier("1"))
                        .send(Channel.<String>unbuffered(), supplier("2"))
                        .add(disabled)
                        .send(Channel.<String>never(), supplier("3"))
                        .send(room, supplier("4"))
                        .build();
        disabled.disable();

        for (int i = 0; i < 100; i++) {
            final SelectCase chosen = i % 2 == 0 ? select.await() : select.poll();
            assertTrue(chosen.index() == 0 || chosen.index() == 4);
            assertEquals(List.of("1", "2", "3", "4"), takeAsked());
        }
        assertEquals(100, room.size());
    }

    @Test
    @DisplayName("S61 suppliers are asked when a use begins, once even if it waits and looks again")
    void suppliersAreAskedOnceThoughTheSelectWaits() throws Exception {
        final FakeEnvironment environment = FakeEnvironment.skipping(0);
        final Select select =
                Select.builder()
                        .environment(environment)
                        .waitStrategy(round -> round < 3)
                        .send(Channel.<String>unbuffered(), supplier("1"))
                        .send(Channel.<String>unbuffered(), supplier("2"))
                        .build();

        assertNull(select.await(5, TimeUnit.SECONDS));
        assertEquals(List.of("1", "2"), takeAsked());
        assertNull(select.poll());
        assertEquals(List.of("1", "2"), takeAsked());
        assertNull(select.await(0, TimeUnit.SECONDS));
        assertEquals(List.of("1", "2"), takeAsked());
    }

    @Test
    @DisplayName("S62 the handler of the chosen case alone runs")
    void onlyTheChosenHandlerRuns() throws Exception {
        final Channel<String> a = Channel.bounded(100);
        final Channel<String> b = Channel.bounded(100);
        final List<Integer> ran = new ArrayList<>();
        final Select select =
                Select.builder()
                        .recv(a, v -> ran.add(0), () -> ran.add(-1))
                        .recv(b, v -> ran.add(1), () -> ran.add(-1))
                        .add(SendCase.of(a, () -> "x").onSent(() -> ran.add(2)))
                        .add(RecvCase.of(b))
                        .build();
        a.send("a");
        b.send("b");

        for (int i = 0; i < 50; i++) {
            final SelectCase chosen = select.await();
            assertEquals(chosen.index() == 3 ? List.of() : List.of(chosen.index()), ran);
            ran.clear();
        }
    }

    @Test
    @DisplayName(
            "a supplier that throws, or gives null, ends the use: nothing is sent or received, and the next is as new")
    void failingSupplierEndsTheUse() throws Exception {
        final Channel<String> ready = Channel.bounded(2);
        final Channel<String> quiet = Channel.unbuffered();
        final String[] next = {null};
        ready.send("element");
        final Supplier<String> failing =
                () -> {
                    if ("fail".equals(next[0])) {
                        throw new IllegalArgumentException("supplier");
                    }
                    return next[0];
                };
        final RecvCase<String> receive = RecvCase.of(ready);
        final Select select =
                Select.builder()
                        .biased()
                        .send(ready, () -> "not yet")
                        .add(receive)
                        .send(quiet, failing)
                        .build();

        for (Executable use : List.<Executable>of(select::poll, select::await)) {
            next[0] = null;
            assertThrows(NullPointerException.class, use);
            next[0] = "fail";
            assertEquals(
                    "supplier", assertThrows(IllegalArgumentException.class, use).getMessage());
            assertEquals(1, ready.size());
            Probe.assertQuiet(ready, quiet);
        }

        next[0] = "fine";
        assertEquals(0, select.await().index());
        assertSame(receive, select.await());
        assertEquals("element", receive.value());
    }

    @Test
    @DisplayName("a supplier may not use its own select")
    void supplierMayNotUseItsSelect() throws Exception {
        final Channel<String> c = Channel.bounded(2);
        final Select[] select = new Select[1];
        final boolean[] nested = {true};
        select[0] =
                Select.builder()
                        .send(
                                c,
                                () -> {
                                    if (nested[0]) {
                                        select[0].poll();
                                    }
                                    return "element";
                                })
                        .build();

        assertThrows(IllegalStateException.class, () -> select[0].poll());
        assertThrows(IllegalStateException.class, () -> select[0].await());
        assertEquals(0, c.size());

        nested[0] = false;
        select[0].await();
        assertEquals("element", c.recv());
    }

    @Test
    @DisplayName(
            "a strategy that throws ends the use: nothing is sent, no line is stood in, and the next is as new")
    void failingWaitStrategyEndsTheUse() throws Exception {
        final Channel<String> c = Channel.unbuffered();
        final int[] failAt = {0};
        final WaitStrategy failing =
                round -> {
                    if (failAt[0]-- == 0) {
                        throw new IllegalArgumentException("strategy");
                    }
                    return false;
                };
        final Select select = Select.builder().waitStrategy(failing).send(c, () -> "x").build();

        for (int i = 0; i < 2; i++) { // before it gets in line, and in line
            failAt[0] = i;
            assertThrows(IllegalArgumentException.class, select::await);
            Probe.assertQuiet(c);
            assertNull(c.tryRecv());
        }
        assertNull(select.poll());
        assertNull(select.await(1, TimeUnit.NANOSECONDS));
        Probe.assertQuiet(c);
    }
}
