package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SendCase;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An element that is done with can be collected, while its channel and select live, and while the
 * thread that had it is blocked in its next operation.
 */
class CollectableTest {
    private final List<WeakReference<Object>> elements =
            Collections.synchronizedList(new ArrayList<>());

    static Stream<Arguments> cases() {
        return ThreadKind.available().stream()
                .flatMap(kind -> Stream.of(0, 1, 3).map(each -> Arguments.of(kind, each)));
    }

    private static Channel<Object> channel(int capacity) {
        final ChannelBuilder<Object> builder =
                Channel.<Object>builder().waitStrategy(WaitStrategy.parking());
        return (capacity == 0 ? builder : builder.capacity(capacity)).build();
    }

    private Object element() {
        final Object element = new Object();
        elements.add(new WeakReference<>(element));
        return element;
    }

    private void expectCollected(int number, Object... alive) {
        assertEquals(number, elements.size());
        Memory.expectCollected(elements);
        Reference.reachabilityFence(alive);
    }

    private static void awaitReceivers(Actors actors, Channel<Object> channel, int number) {
        actors.await("a receiver", () -> Inspection.queuedReceivers(channel) == number);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("received by a thread that waits for the next")
    void received(ThreadKind kind, int capacity) throws InterruptedException {
        final Channel<Object> channel = channel(capacity);
        try (Actors actors = new Actors(kind).watch(channel)) {
            final Actor<Integer> receiver =
                    actors.start(
                            "receiver",
                            () -> {
                                int received = 0;
                                while (channel.recv() != null) {
                                    received++;
                                }
                                return received;
                            });
            for (int i = 0; i < 5; i++) {
                channel.send(element());
            }
            awaitReceivers(actors, channel, 1);
            actors.await("all received", () -> channel.size() == 0);
            receiver.awaitBlocked();
            expectCollected(5, channel);
            channel.close();
            assertEquals(5, receiver.result());
        }
        Inspection.checkAtRest(channel);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("timed out, and interrupted, of a thread that is blocked elsewhere by now")
    void notSent(ThreadKind kind, int capacity) throws InterruptedException {
        final Channel<Object> late = channel(capacity);
        final Channel<Object> interrupted = channel(capacity);
        final Channel<Object> silent = channel(0);
        for (int i = 0; i < capacity; i++) {
            late.send(i);
            interrupted.send(i);
        }
        try (Actors actors = new Actors(kind).watch(late, interrupted, silent)) {
            final Actor<Void> sender =
                    actors.run(
                            "sender",
                            () -> {
                                assertEquals(
                                        SendResult.TIMED_OUT,
                                        late.send(element(), 1, TimeUnit.MILLISECONDS));
                                Thread.currentThread().interrupt();
                                assertThrows(
                                        InterruptedException.class,
                                        () -> interrupted.send(element()));
                                silent.recv();
                            });
            awaitReceivers(actors, silent, 1);
            sender.awaitBlocked();
            expectCollected(2, late, interrupted, silent);
            silent.close();
        }
        for (Channel<Object> each : List.of(late, interrupted)) {
            assertEquals(capacity, each.cancel());
            Inspection.checkAtRest(each);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("cancelled: those in the channel, and that of the sender that was blocked")
    void cancelled(ThreadKind kind, int capacity) throws InterruptedException {
        final Channel<Object> channel = channel(capacity);
        final Channel<Object> silent = channel(0);
        for (int i = 0; i < capacity; i++) {
            channel.send(element());
        }
        try (Actors actors = new Actors(kind).watch(channel, silent)) {
            final Actor<Void> sender =
                    actors.run(
                            "sender",
                            () -> {
                                assertEquals(
                                        SendResult.CLOSED,
                                        channel.send(element(), 1, TimeUnit.HOURS));
                                silent.recv(); // lives on, blocked
                            });
            actors.await("a sender", () -> Inspection.queuedSenders(channel) == 1);
            assertEquals(capacity, channel.cancel());
            awaitReceivers(actors, silent, 1);
            sender.awaitBlocked();
            expectCollected(capacity + 1, channel, silent);
            silent.close();
        }
        Inspection.checkAtRest(channel);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("lost by a select: not chosen, timed out and interrupted; it waits again")
    void lostBySelect(ThreadKind kind, int capacity) throws InterruptedException {
        final Channel<Object> full = channel(capacity);
        final Channel<Object> wakes = channel(0);
        for (int i = 0; i < capacity; i++) {
            full.send(i);
        }
        final RecvCase<Object> recv = RecvCase.of(wakes);
        final SendCase<Object> send = SendCase.of(full, this::element);
        final Select select =
                Select.builder().add(send).add(recv).waitStrategy(WaitStrategy.parking()).build();
        try (Actors actors = new Actors(kind).watch(full, wakes)) {
            final Actor<Void> selector =
                    actors.run(
                            "selector",
                            () -> {
                                assertEquals(null, select.await(1, TimeUnit.MILLISECONDS));
                                Thread.currentThread().interrupt();
                                assertThrows(InterruptedException.class, select::await);
                                assertEquals(recv, select.await()); // the element of send is lost
                                assertNotNull(recv.value());
                                send.disable();
                                assertEquals(recv, select.await());
                            });
            actors.await(
                    "the third use of the select",
                    () -> elements.size() == 3 && Inspection.queuedReceivers(wakes) == 1);
            wakes.send(element());
            awaitReceivers(actors, wakes, 1);
            selector.awaitBlocked();
            expectCollected(4, full, wakes, select);
            wakes.close();
        }
        Inspection.checkAtRest(full);
        Inspection.checkAtRest(wakes);
        Reference.reachabilityFence(select);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("sent by a select that waits again")
    void sentBySelect(ThreadKind kind, int capacity) throws InterruptedException {
        final Channel<Object> channel = channel(capacity);
        final Channel<Object> silent = channel(0);
        final SendCase<Object> send = SendCase.of(channel, this::element);
        final RecvCase<Object> recv = RecvCase.of(silent);
        final Select select =
                Select.builder().add(send).add(recv).waitStrategy(WaitStrategy.parking()).build();
        try (Actors actors = new Actors(kind).watch(channel, silent)) {
            final Actor<Void> selector =
                    actors.run(
                            "selector",
                            () -> {
                                assertEquals(send, select.await());
                                send.disable();
                                assertEquals(recv, select.await());
                            });
            assertNotNull(channel.recv());
            awaitReceivers(actors, silent, 1);
            selector.awaitBlocked();
            expectCollected(1, channel, silent, select);
            silent.close();
        }
        Inspection.checkAtRest(channel);
        Inspection.checkAtRest(silent);
    }
}
