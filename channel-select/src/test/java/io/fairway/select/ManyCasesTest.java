package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Selects of thousands of cases, built at run time. */
class ManyCasesTest {
    private static final int MOST = 65_536;
    private static final int MANY = 2_000;

    @Test
    @DisplayName("S72 a select takes 65,536 cases, all of which work, and refuses one more")
    void mostCasesWork() throws Exception {
        final Channel<Integer> quiet = Channel.unbuffered();
        final SelectBuilder builder = Select.builder();
        final Channel<Integer> last = Channel.bounded(1);
        for (int i = 0; i < MOST - 1; i++) {
            builder.recv(quiet, v -> {});
        }
        final RecvCase<Integer> lastCase = RecvCase.of(last);
        builder.add(lastCase);
        assertThrows(IllegalArgumentException.class, () -> builder.recv(quiet, v -> {}));
        assertThrows(
                IllegalArgumentException.class, () -> builder.addAll(List.of(RecvCase.of(quiet))));
        final Select select = builder.build();

        assertEquals(MOST, select.cases().size());
        assertNull(select.poll());
        last.send(1);
        assertSame(lastCase, select.await());
        assertEquals(MOST - 1, lastCase.index());
        assertNull(select.await(1, TimeUnit.MICROSECONDS));
        Probe.assertQuiet(quiet, last);
    }

    @Test
    @DisplayName("among 65,536 cases the last is found by a select that waits")
    void lastOfMostCasesWakesTheSelect() {
        final Channel<Integer> quiet = Channel.unbuffered();
        final Channel<Integer> last = Channel.unbuffered();
        final SelectBuilder builder = Select.builder();
        for (int i = 0; i < MOST - 1; i++) {
            builder.recv(quiet, v -> {});
        }
        final Select select = builder.recv(last, v -> {}).build();

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(last)) {
            final Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            assertEquals(MOST - 1, Probe.queuedReceivers(quiet));
            assertEquals(SendResult.SENT, last.trySend(1));
            assertEquals(MOST - 1, actor.result().index());
        }
        Probe.assertQuiet(quiet, last);
    }

    @Test
    @DisplayName("of thousands of channels the one that is ready is found, whichever it is")
    void theReadyOneOfManyIsFound() throws Exception {
        final List<Channel<Integer>> channels = new ArrayList<>();
        final SelectBuilder builder = Select.builder();
        final int[] received = {-1};
        for (int i = 0; i < MANY; i++) {
            channels.add(Channel.bounded(1));
            builder.recv(channels.get(i), v -> received[0] = v);
        }
        final Select select = builder.build();
        final List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            indexes.add(i);
        }
        Collections.shuffle(indexes, Seeds.random("theReadyOneOfManyIsFound"));

        for (int index : indexes) {
            assertNull(select.poll());
            channels.get(index).send(index);
            assertEquals(index, select.await().index());
            assertEquals(index, received[0]);
        }
        Probe.assertQuiet(channels.toArray());
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "a select that waits for thousands of channels is woken by each of them, and leaves all lines")
    void eachOfManyWakesTheSelect(ThreadKind kind, int capacity) {
        final int rounds = 50;
        final List<Channel<Integer>> channels = new ArrayList<>();
        final SelectBuilder builder = Select.builder();
        for (int i = 0; i < MANY; i++) {
            channels.add(Probe.channel(capacity));
            builder.recv(channels.get(i), v -> {});
        }
        final Select select = builder.build();
        final int[] chosen = new int[rounds];

        try (Actors actors = new Actors(kind)) {
            actors.run(
                    "select",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            chosen[i] = select.await().index();
                        }
                    });
            actors.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            channels.get(i * 37 % MANY).send(i);
                            while (channels.get(i * 37 % MANY).size() > 0) {
                                Thread.yield(); // one ready at a time
                            }
                        }
                    });
        }

        for (int i = 0; i < rounds; i++) {
            assertEquals(i * 37 % MANY, chosen[i]);
        }
        Probe.assertQuiet(channels.toArray());
    }
}
