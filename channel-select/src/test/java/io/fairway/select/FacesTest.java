package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One-way faces, channels of channels and channels with roles in a select. */
class FacesTest {

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S23 the faces of a channel work in a select as the channel does")
    void facesWork(ThreadKind kind, int capacity) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        final RecvCase<Integer> receive = RecvCase.of(c.receiver());
        final SendCase<Integer> send = SendCase.of(c.sender(), () -> 5);
        final Select receiving = Select.builder().add(receive).build();
        final Select sending = Select.builder().add(send).build();

        try (Actors actors = new Actors(kind).watch(c)) {
            final Actor<SelectCase> actor = actors.start("receiver", receiving::await);
            Parked.await(actors, actor, receiving);
            assertSame(send, sending.await());
            assertSame(receive, actor.result());
            assertEquals(5, receive.value());
        }
        c.sender().close();
        assertTrue(receiving.await().isClosed());
        assertTrue(receive.toString().contains("receiver of"), receive::toString);
        assertTrue(send.toString().contains("sender of"), send::toString);
        Probe.assertQuiet(c);
    }

    @Test
    @DisplayName("S56 a select with both faces of one channel is not its own partner")
    void facesLeadToTheSameChannel() {
        final Channel<Integer> c = Channel.unbuffered();
        final Select select =
                Select.builder().recv(c.receiver(), v -> {}).send(c.sender(), () -> 1).build();

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(c)) {
            final Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            assertEquals(1, c.tryRecv());
            assertEquals(1, actor.result().index());
        }
        Probe.assertQuiet(c);
    }

    @Test
    @DisplayName("the faces of the never channel are never ready")
    void neverFacesAreNeverReady() {
        final Channel<Integer> never = Channel.never();

        assertNull(
                Select.builder()
                        .recv(never.receiver(), v -> {})
                        .send(never.sender(), () -> 1)
                        .build()
                        .poll());
    }

    @Test
    @DisplayName("S21 a channel goes through a channel, and through itself, by a select")
    void channelGoesThroughItself() throws Exception {
        final Channel<Object> c = Channel.bounded(1);
        final RecvCase<Object> receive = RecvCase.of(c);
        final Select select = Select.builder().add(receive).send(c, () -> c).build();

        select.await();
        assertSame(receive, select.await());
        assertSame(c, receive.value());
        Probe.assertQuiet(c);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    @DisplayName(
            "channels for a single producer and a single consumer pass all elements between two selects, in order")
    void channelsWithRolesWork(int capacity) {
        final int elements = 20_000;
        final Channel<Integer> spsc =
                Channel.<Integer>builder()
                        .capacity(capacity)
                        .singleProducer()
                        .singleConsumer()
                        .build();
        final Channel<Integer> mpsc =
                Channel.<Integer>builder().capacity(capacity).singleConsumer().build();
        final int[] spscSent = {0};
        final int[] mpscSent = {0};
        final int[] spscReceived = {0};
        final int[] mpscReceived = {0};

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(spsc, mpsc)) {
            actors.run(
                    "sender",
                    () -> {
                        final Select select =
                                Select.builder()
                                        .add(
                                                SendCase.of(spsc, () -> spscSent[0])
                                                        .onSent(() -> spscSent[0]++))
                                        .add(
                                                SendCase.of(mpsc, () -> mpscSent[0])
                                                        .onSent(() -> mpscSent[0]++))
                                        .build();
                        for (int i = 0; i < elements; i++) {
                            select.await();
                        }
                    });
            actors.run(
                    "receiver",
                    () -> {
                        final Select select =
                                Select.builder()
                                        .recv(spsc, v -> assertEquals(spscReceived[0]++, v))
                                        .recv(mpsc, v -> assertEquals(mpscReceived[0]++, v))
                                        .build();
                        for (int i = 0; i < elements; i++) {
                            select.await();
                        }
                    });
        }

        assertEquals(elements, spscReceived[0] + mpscReceived[0]);
        assertEquals(spscSent[0], spscReceived[0]);
        Probe.assertQuiet(spsc, mpsc);
    }
}
