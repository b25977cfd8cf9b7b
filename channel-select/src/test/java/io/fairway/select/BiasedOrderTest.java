package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.fairway.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A biased select prefers the case built first. */
class BiasedOrderTest {

    @Test
    @DisplayName("a biased select empties the first channel before it turns to the next")
    void firstReadyCaseIsChosen() throws Exception {
        final Channel<String> urgent = Channel.bounded(3);
        final Channel<String> normal = Channel.bounded(3);
        final List<String> received = new ArrayList<>();
        final Select select =
                Select.builder()
                        .biased()
                        .recv(urgent, received::add)
                        .recv(normal, received::add)
                        .build();
        normal.sendAll(List.of("n1", "n2", "n3"));
        urgent.sendAll(List.of("u1", "u2"));

        select.await();
        select.poll();
        select.await();
        urgent.send("u3");
        select.poll();
        select.await();
        select.poll();

        assertEquals(List.of("u1", "u2", "n1", "u3", "n2", "n3"), received);
        assertNull(select.poll());
    }

    @Test
    @DisplayName("a biased select passes over a disabled case, and returns to it")
    void disabledCaseIsPassedOver() throws Exception {
        final Channel<Integer> first = Channel.bounded(2);
        final Channel<Integer> second = Channel.bounded(2);
        final SendCase<Integer> a = SendCase.of(first, () -> 1);
        final SendCase<Integer> b = SendCase.of(second, () -> 2);
        final Select select = Select.builder().biased().add(a).add(b).build();

        assertSame(a, select.await());
        a.disable();
        assertSame(b, select.await());
        a.enable();
        assertSame(a, select.await());
        assertSame(b, select.await()); // the first is full by now
    }
}
