package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Receiver;
import io.fairway.channel.SendResult;
import io.fairway.channel.Sender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** What one thread can see. */
interface BasicContract extends Subject {

    @EachSetup
    @DisplayName("S2 S15 S16 a new channel is open, empty, and of the capacity asked for")
    default void newChannelIsEmpty(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            assertEquals(setup.capacity(), scene.channel.capacity());
            assertEquals(0, scene.channel.size());
            assertFalse(scene.channel.isClosed());
            assertFalse(scene.channel.isDrained());
            assertNull(scene.channel.tryRecv());
        }
    }

    @EachSetup
    @DisplayName("S4 S5 S15 it takes exactly its capacity without a receiver, and no more")
    default void holdsExactlyItsCapacity(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, scene.channel.size());
                assertEquals(SendResult.SENT, scene.channel.trySend(i));
            }
            assertEquals(setup.capacity(), scene.channel.size());
            assertEquals(SendResult.FULL, scene.channel.trySend(-1));
            assertEquals(setup.capacity(), scene.channel.size());
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, scene.channel.tryRecv());
                assertEquals(setup.capacity() - i - 1, scene.channel.size());
            }
            assertNull(scene.channel.tryRecv());
        }
    }

    @Buffered
    @DisplayName("S5 S6 elements come out in order, round after round")
    default void keepsOrder(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            int sent = 0;
            int received = 0;
            for (int round = 0; round < 50; round++) {
                for (int i = round % setup.capacity(); i >= 0; i--) {
                    scene.channel.send(sent++);
                }
                while (received < sent) {
                    assertEquals(received++, scene.channel.recv());
                }
            }
        }
    }

    @EachSetup
    @DisplayName("null is refused at the call, and nothing of a batch with a null is sent")
    default void nullIsRefused(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final Channel<Integer> channel = scene.channel;
            final List<Integer> withNull = Arrays.asList(1, null);
            assertThrows(NullPointerException.class, () -> channel.send(null));
            assertThrows(NullPointerException.class, () -> channel.trySend(null));
            assertThrows(
                    NullPointerException.class, () -> channel.send(null, 1, TimeUnit.NANOSECONDS));
            assertThrows(NullPointerException.class, () -> channel.send(1, 1, null));
            assertThrows(NullPointerException.class, () -> channel.recv(1, null));
            assertThrows(NullPointerException.class, () -> channel.trySendAll(withNull));
            assertThrows(NullPointerException.class, () -> channel.sendAll(withNull));
            assertThrows(NullPointerException.class, () -> channel.drainTo(null, 1));
            assertNull(channel.tryRecv());
        }
    }

    @Buffered
    @DisplayName("a batch sends what there is room for, and receives what is there")
    default void batches(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final List<Integer> elements = numbers(setup.capacity() + 2);
            assertEquals(setup.capacity(), scene.channel.trySendAll(elements));
            final List<Integer> received = new ArrayList<>();
            assertEquals(0, scene.channel.drainTo(received::add, 0));
            assertEquals(1, scene.channel.recvBatch(received::add, 1));
            assertEquals(
                    setup.capacity() - 1, scene.channel.drainTo(received::add, Integer.MAX_VALUE));
            assertEquals(elements.subList(0, setup.capacity()), received);
            assertEquals(0, scene.channel.drainTo(received::add, 1));
            assertThrows(
                    IllegalArgumentException.class, () -> scene.channel.drainTo(received::add, -1));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> scene.channel.recvBatch(received::add, 0));
        }
    }

    @Buffered
    @DisplayName("a sink that throws leaves the rest in the channel")
    default void sinkThatThrows(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(numbers(setup.capacity()));
            final RuntimeException thrown = new RuntimeException("from the sink");
            final RuntimeException seen =
                    assertThrows(
                            RuntimeException.class,
                            () ->
                                    scene.channel.drainTo(
                                            each -> {
                                                throw thrown;
                                            },
                                            setup.capacity()));
            assertEquals(thrown, seen);
            assertEquals(setup.capacity() - 1, scene.channel.size());
        }
    }

    @Buffered
    @DisplayName("S39 iteration and stream end when the channel is closed and drained")
    default void iterationEnds(ContractSetup setup) {
        final List<Integer> elements = numbers(setup.capacity());
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(elements);
            scene.channel.close();
            final List<Integer> received = new ArrayList<>();
            scene.channel.forEach(received::add);
            assertEquals(elements, received);
        }
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(elements);
            scene.channel.close();
            assertEquals(elements, scene.channel.stream().collect(Collectors.toList()));
        }
    }

    @Buffered
    @DisplayName("S23 the one-way faces lead to the channel, and do not lead back")
    default void faces(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final Sender<Integer> sender = scene.channel.sender();
            final Receiver<Integer> receiver = scene.channel.receiver();
            assertFalse((Object) sender instanceof Receiver);
            assertFalse((Object) receiver instanceof Sender);
            assertEquals(SendResult.SENT, sender.trySend(7));
            assertEquals(1, receiver.size());
            assertEquals(7, receiver.tryRecv());
            assertEquals(setup.capacity(), sender.capacity());
            assertTrue(sender.close());
            assertTrue(receiver.isDrained());
        }
    }

    @Buffered
    @DisplayName("S21 a channel carries a channel, also itself")
    default void carriesItself(ContractSetup setup) throws InterruptedException {
        try (Scene<Object> scene = scene(setup)) {
            scene.channel.send(scene.channel);
            assertEquals(scene.channel, scene.channel.recv());
        }
    }

    /** The numbers from 0. */
    static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toList());
    }
}
