package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Probe;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Selects on channels that are closed already. */
class CloseTest {

    @ParameterizedTest
    @MethodSource(Parameters.CAPACITIES)
    @DisplayName(
            "S36 S25 a closed channel is ready to receive: what is in it, then closed, for ever, in every form")
    void closedChannelIsAlwaysReadyToReceive(int capacity) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        for (int i = 0; i < capacity; i++) {
            c.send(i);
        }
        c.close();
        final RecvCase<Integer> receive = RecvCase.of(c);
        final Select select =
                Select.builder().add(receive).recv(Channel.unbuffered(), v -> {}).build();

        for (int i = 0; i < capacity; i++) {
            assertSame(receive, select.await());
            assertFalse(receive.isClosed());
            assertEquals(i, receive.value());
        }
        for (int i = 0; i < 3; i++) {
            assertSame(receive, select.await());
            assertTrue(receive.isClosed());
            assertSame(receive, select.poll());
            assertSame(receive, select.await(0, TimeUnit.SECONDS));
            assertSame(receive, select.await(1, TimeUnit.HOURS));
            assertNull(receive.value());
        }
        Probe.assertQuiet(c);
    }

    @ParameterizedTest
    @MethodSource(Parameters.CAPACITIES)
    @DisplayName(
            "S32 S37 a send to a closed channel is ready, and fails: the select throws, or the handler runs")
    void sendToClosedChannelFails(int capacity) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        final Exception cause = new Exception("cause");
        c.close(cause);
        final int[] handled = {0};
        final boolean[] sent = {false};
        final SendCase<Integer> send = SendCase.of(c, () -> 1).onSent(() -> sent[0] = true);
        final Select failing = Select.builder().add(send).build();
        final Select handling =
                Select.builder().add(SendCase.of(c, () -> 2).onClosed(() -> handled[0]++)).build();

        final Executable[] uses = {failing::await, failing::poll};
        for (Executable use : uses) {
            assertSame(cause, assertThrows(ChannelClosedException.class, use).getCause());
            assertTrue(send.isClosed());
        }
        assertTrue(handling.await().isClosed());
        assertTrue(handling.poll().isClosed());
        assertEquals(2, handled[0]);
        assertFalse(sent[0]);
        assertNull(c.tryRecv());
        Probe.assertQuiet(c);
    }

    @Test
    @DisplayName("S37 among ready cases a send to a closed channel is chosen as often as another")
    void sendToClosedChannelIsChosenLikeOthers() throws Exception {
        final int trials = 2_000;
        final Channel<Integer> closed = Channel.bounded(1);
        closed.close();
        final Channel<Integer> open = Channel.bounded(trials);
        final Select select = Select.builder().send(closed, () -> 1).send(open, () -> 1).build();

        int failed = 0;
        for (int i = 0; i < trials; i++) {
            try {
                select.await();
            } catch (ChannelClosedException e) {
                failed++;
            }
        }

        assertEquals(trials, failed + open.size());
        assertEquals(trials / 2, failed, 224); // ten sigma
        Probe.assertQuiet(closed, open);
    }

    @ParameterizedTest
    @MethodSource(Parameters.CAPACITIES)
    @DisplayName(
            "a receive from a channel that was closed with a cause throws, once it is drained, unless handled")
    void receiveFromFailedChannelThrows(int capacity) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        for (int i = 0; i < capacity; i++) {
            c.send(i);
        }
        final Exception cause = new Exception("cause");
        c.close(cause);
        final RecvCase<Integer> receive = RecvCase.of(c);
        final Select select = Select.builder().add(receive).build();

        for (int i = 0; i < capacity; i++) {
            select.await();
            assertEquals(i, receive.value());
        }
        final Executable[] uses = {
            select::await, select::poll, () -> select.await(1, TimeUnit.HOURS)
        };
        for (Executable use : uses) {
            assertSame(cause, assertThrows(ChannelClosedException.class, use).getCause());
            assertTrue(receive.isClosed());
        }
        final int[] handled = {0};
        receive.onClosed(() -> handled[0]++);
        assertSame(receive, select.await());
        assertEquals(1, handled[0]);
        Probe.assertQuiet(c);
    }

    @Test
    @DisplayName("a closed handler may be given with the case, and does not get elements")
    void closedHandlerIsNotForElements() throws Exception {
        final Channel<Integer> c = Channel.bounded(1);
        final StringBuilder log = new StringBuilder();
        final Select select =
                Select.builder()
                        .recv(c, v -> log.append('v').append(v), () -> log.append(" closed"))
                        .build();
        c.send(1);
        c.close();

        select.await();
        select.await();
        select.poll();

        assertEquals("v1 closed closed", log.toString());
    }

    @ParameterizedTest
    @MethodSource(Parameters.CAPACITIES)
    @DisplayName("a cancelled channel is closed and drained for a select")
    void cancelledChannelIsDrained(int capacity) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        for (int i = 0; i < capacity; i++) {
            c.send(i);
        }
        assertEquals(capacity, c.cancel());
        final RecvCase<Integer> receive = RecvCase.of(c);
        final SendCase<Integer> send = SendCase.of(c, () -> 1).onClosed(() -> {});
        final Select select = Select.builder().add(receive).add(send).build();

        for (int i = 0; i < 20; i++) {
            assertTrue(select.await().isClosed());
        }
        assertNull(receive.value());
        Probe.assertQuiet(c);
    }
}
