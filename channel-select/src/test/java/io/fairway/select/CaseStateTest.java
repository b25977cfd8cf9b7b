package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a case tells about itself, and when. */
class CaseStateTest {
    private final Channel<String> a = Channel.bounded(4);
    private final Channel<String> b = Channel.bounded(4);
    private final RecvCase<String> fromA = RecvCase.of(a);
    private final RecvCase<String> fromB = RecvCase.of(b);

    @Test
    @DisplayName("a case knows its place in the select, and the select its cases, in order")
    void casesAreListedInOrder() {
        assertEquals(-1, fromA.index());
        final Select select = Select.builder().add(fromB).add(fromA).build();

        assertEquals(0, fromB.index());
        assertEquals(1, fromA.index());
        assertEquals(List.of(fromB, fromA), select.cases());
        assertThrows(UnsupportedOperationException.class, () -> select.cases().remove(0));
        assertTrue(select.toString().contains("2 cases"), select::toString);
        assertTrue(fromA.toString().contains("1"), fromA::toString);
    }

    @Test
    @DisplayName("the value of a case is there until the select's next use, and no longer")
    void valueLivesUntilTheNextUse() throws Exception {
        final Select select = Select.builder().biased().add(fromA).add(fromB).build();
        a.send("a");
        b.send("b");

        assertNull(fromA.value());
        assertSame(fromA, select.await());
        assertEquals("a", fromA.value());
        assertNull(fromB.value());
        assertSame(fromB, select.await());
        assertNull(fromA.value());
        assertEquals("b", fromB.value());
        assertNull(select.poll());
        assertNull(fromB.value());
    }

    @Test
    @DisplayName(
            "the value of a case that was disabled after it was chosen does not outlive the next use")
    void valueOfDisabledCaseDoesNotOutliveTheNextUse() throws Exception {
        final Select select = Select.builder().add(fromA).add(fromB).build();
        a.send("a");
        select.await();
        fromA.disable();
        b.send("b");

        assertSame(fromB, select.await());

        assertNull(fromA.value());
    }

    @Test
    @DisplayName("a case with a handler has no value")
    void valueGoesToTheHandler() throws Exception {
        final String[] received = {null};
        final RecvCase<String> handled = RecvCase.of(a, v -> received[0] = v);
        final Select select = Select.builder().add(handled).build();
        a.send("a");

        assertSame(handled, select.await());

        assertEquals("a", received[0]);
        assertNull(handled.value());
    }

    @Test
    @DisplayName("S36 a case tells a closed channel from a value")
    void closedIsToldFromValue() throws Exception {
        final Select select = Select.builder().add(fromA).build();
        a.send("last");
        a.close();

        assertSame(fromA, select.await());
        assertFalse(fromA.isClosed());
        assertEquals("last", fromA.value());
        assertSame(fromA, select.await());
        assertTrue(fromA.isClosed());
        assertNull(fromA.value());
    }

    @Test
    @DisplayName("S19 a select holds on to no element that was handed on")
    void elementIsNotRetained() throws Exception {
        final Channel<Object> c = Channel.bounded(1);
        final Channel<Object> quiet = Channel.unbuffered();
        final Object[] next = {new Object()};
        final Select select =
                Select.builder()
                        .recv(c, v -> {})
                        .send(c, () -> next[0])
                        .send(quiet, () -> next[0])
                        .build();
        final WeakReference<Object> reference = new WeakReference<>(next[0]);

        select.await(); // sends: the channel is empty
        next[0] = new Object();
        select.await(); // receives: it is full
        next[0] = null;

        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        assertNull(reference.get());
    }
}
