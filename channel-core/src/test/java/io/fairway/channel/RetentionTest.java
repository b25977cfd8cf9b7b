package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.testing.Actor;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

/** A channel that lives on keeps no element that has left it, or never got in. */
class RetentionTest {
    private static final int MOST_COLLECTIONS = 200;

    /** All elements that the test made. */
    private final List<WeakReference<Object>> elements = new ArrayList<>();

    @Matrix(
            capacities = {1, 2, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S19 a received element is not kept, whichever place it had")
    void received(Setup setup) throws InterruptedException {
        try (Scene<Object> scene = setup.scene()) {
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < setup.capacity(); i++) {
                    scene.channel.send(element());
                }
                for (int i = 0; i < setup.capacity(); i++) {
                    assertNotNull(scene.channel.recv());
                }
            }
            expectAllCollected(scene);
        }
    }

    @Matrix(
            capacities = {0, 1, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S19 an element handed to or from a blocked thread is not kept")
    void handedOver(Setup setup) throws InterruptedException {
        try (Scene<Object> scene = setup.scene()) {
            final Actor<Void> receiver =
                    scene.parkReceiver("receiver", () -> discard(scene.channel.recv()));
            scene.channel.send(element());
            receiver.result();
            expectAllCollected(scene);
        }
        try (Scene<Object> scene = setup.scene()) {
            final Actor<Void> sender =
                    scene.parkSender(
                            "sender",
                            () -> {
                                for (int i = 0; i <= setup.capacity(); i++) {
                                    scene.channel.send(element());
                                }
                                return null;
                            });
            for (int i = 0; i <= setup.capacity(); i++) {
                assertNotNull(scene.channel.recv());
            }
            sender.result();
            expectAllCollected(scene);
        }
    }

    @Matrix(
            capacities = {0, 1, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S19 an element refused, timed out or interrupted is not kept")
    void notSent(Setup setup) throws InterruptedException {
        try (Scene<Object> scene = setup.scene()) {
            final Channel<Object> channel = scene.channel;
            for (int i = 0; i < setup.capacity(); i++) {
                channel.send(i);
            }
            assertEquals(SendResult.FULL, channel.trySend(element()));
            assertEquals(SendResult.TIMED_OUT, channel.send(element(), 1, TimeUnit.NANOSECONDS));
            assertEquals(SendResult.TIMED_OUT, channel.send(element(), 1, TimeUnit.MILLISECONDS));
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> channel.send(element()));
            expectAllCollected(scene);
        }
    }

    @Matrix(
            capacities = {0, 1, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S19 S31 an element whose sender was blocked when the channel closed is not kept")
    void closedWhileBlocked(Setup setup) {
        try (Scene<Object> scene = setup.scene()) {
            final Channel<Object> channel = scene.channel;
            final Actor<Object> sender =
                    scene.parkSender(
                            "sender",
                            () -> {
                                for (int i = 0; i < setup.capacity(); i++) {
                                    channel.send(i);
                                }
                                assertThrows(
                                        ChannelClosedException.class,
                                        () -> channel.send(element()));
                                return channel.trySend(element());
                            });
            channel.close();
            assertEquals(SendResult.CLOSED, sender.result());
            expectAllCollected(scene);
        }
    }

    @Matrix(
            capacities = {1, 2, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S19 a cancelled channel keeps none of the elements that it discarded")
    void cancelled(Setup setup) throws InterruptedException {
        try (Scene<Object> scene = setup.scene()) {
            for (int i = 0; i < setup.capacity(); i++) {
                scene.channel.send(element());
            }
            assertEquals(setup.capacity(), scene.channel.cancel());
            expectAllCollected(scene);
        }
    }

    private Object element() {
        final Object element = new Object();
        elements.add(new WeakReference<>(element));
        return element;
    }

    private static Void discard(Object element) {
        assertNotNull(element);
        return null;
    }

    private void expectAllCollected(Scene<Object> scene) {
        long left = elements.size();
        for (int i = 0; left > 0 && i < MOST_COLLECTIONS; i++) {
            System.gc();
            left = elements.stream().filter(each -> each.get() != null).count();
        }
        assertEquals(0, left, "elements kept of " + elements.size());
        Reference.reachabilityFence(scene);
    }
}
