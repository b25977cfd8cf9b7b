package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A select of one case, or of one that can happen, is as good as the plain operation. */
class SingleCaseTest {
    private static final int ELEMENTS = 500;

    private enum Form {
        PLAIN,
        ONE_CASE,
        TWO_CASES
    }

    static Stream<Arguments> combinations() {
        return Parameters.kindsAndCapacities()
                .map(Arguments::get)
                .flatMap(
                        given ->
                                Stream.of(Form.values())
                                        .flatMap(
                                                sender ->
                                                        Stream.of(Form.values())
                                                                .map(
                                                                        receiver ->
                                                                                Arguments.of(
                                                                                        given[0],
                                                                                        given[1],
                                                                                        sender,
                                                                                        receiver))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    @DisplayName("S63 plain, one-case and two-case senders and receivers work with each other")
    void formsWorkWithEachOther(ThreadKind kind, int capacity, Form sender, Form receiver) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> never = Channel.never();
        final int[] next = {0};
        final int[] expected = {0};

        try (Actors actors = new Actors(kind).watch(c)) {
            actors.run("sender", () -> send(c, never, sender, next));
            actors.run("receiver", () -> receive(c, never, receiver, expected));
        }

        assertEquals(ELEMENTS, expected[0]);
        Probe.assertQuiet(c);
    }

    private static void send(Channel<Integer> c, Channel<Integer> never, Form form, int[] next)
            throws InterruptedException {
        final SendCase<Integer> send = SendCase.of(c, () -> next[0]);
        final SelectBuilder builder = Select.builder().add(send);
        final Select select =
                (form == Form.TWO_CASES ? builder.send(never, () -> -1) : builder).build();
        for (; next[0] < ELEMENTS; next[0]++) {
            if (form == Form.PLAIN) {
                c.send(next[0]);
            } else {
                assertEquals(0, select.await().index());
            }
        }
    }

    private static void receive(
            Channel<Integer> c, Channel<Integer> never, Form form, int[] expected)
            throws InterruptedException {
        final SelectBuilder builder = Select.builder().recv(c, v -> assertEquals(expected[0]++, v));
        final Select select =
                (form == Form.TWO_CASES ? builder.recv(never, v -> {}) : builder).build();
        for (int i = 0; i < ELEMENTS; i++) {
            if (form == Form.PLAIN) {
                assertEquals(expected[0]++, c.recv());
            } else {
                assertEquals(0, select.await().index());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Parameters.CAPACITIES)
    @DisplayName("S54 S63 a poll of one case says what the plain operation would, and never blocks")
    void pollIsAsTheTryOperation(int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final RecvCase<Integer> receive = RecvCase.of(c);
        final SendCase<Integer> send = SendCase.of(c, () -> 1);
        final Select receiving = Select.builder().add(receive).build();
        final Select sending = Select.builder().add(send).build();

        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < capacity; i++) {
                assertEquals(send, sending.poll());
            }
            assertEquals(null, sending.poll());
            assertEquals(capacity, c.size());
            for (int i = 0; i < capacity; i++) {
                assertEquals(receive, receiving.poll());
            }
            assertEquals(null, receiving.poll());
        }
        c.close();
        for (int i = 0; i < 3; i++) {
            assertEquals(receive, receiving.poll());
            assertTrue(receive.isClosed());
        }
        Probe.assertQuiet(List.of(c).toArray());
    }
}
