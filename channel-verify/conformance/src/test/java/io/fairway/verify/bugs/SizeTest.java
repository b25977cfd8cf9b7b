package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queues that lied about whether they are empty, how full they are, or how much they hold. */
class SizeTest {
    private static final int MOST = 1_030;

    private Channel<Integer> channel;

    @EachSetting(buffered = true)
    @DisplayName("B23 a size above 0 promises its only receiver an element")
    void sizePromisesAnElement(Setting setting) throws Exception {
        Pieces.run(
                "B23 " + setting,
                setting.rounds(20_000, 10_000_000),
                elements -> {
                    channel = setting.channel();
                    final int senders = setting.senders(2);
                    try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                        for (int i = 0; i < senders; i++) {
                            final int first = i;
                            actors.run(
                                    "sender " + i,
                                    () -> {
                                        for (int n = first; n < elements; n += senders) {
                                            channel.send(n);
                                        }
                                    });
                        }
                        actors.run(
                                "receiver",
                                () -> {
                                    for (int n = 0; n < elements; ) {
                                        if (channel.size() > 0) {
                                            assertNotNull(channel.tryRecv());
                                            n++;
                                        } else {
                                            Thread.yield();
                                        }
                                    }
                                });
                    }
                    assertEquals(0, channel.size());
                    Inspection.checkAtRest(channel);
                });
    }

    @EachSetting(buffered = true, manySenders = true)
    @DisplayName("B24 whoever has just sent finds an element, whatever other senders are doing")
    void ownElementIsThere(Setting setting) throws Exception {
        Pieces.run(
                "B24 " + setting,
                setting.rounds(20_000, 10_000_000),
                rounds -> {
                    channel = setting.channel();
                    final AtomicBoolean end = new AtomicBoolean();
                    try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                        actors.run(
                                "other",
                                () -> {
                                    while (!end.get()) {
                                        channel.trySend(1);
                                        Thread.yield();
                                    }
                                });
                        actors.run(
                                "one",
                                () -> {
                                    try {
                                        for (int i = 0; i < rounds; i++) {
                                            channel.trySend(5); // sent, or it is full
                                            assertNotNull(channel.tryRecv());
                                        }
                                    } finally {
                                        end.set(true);
                                    }
                                });
                    }
                    Inspection.checkAtRest(channel);
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B26 exactly as many fit as were asked for, also while a sender is blocked")
    void exactCapacity(Kind kind) {
        if (kind.capacity == 0) {
            assertEquals(SendResult.FULL, kind.<Integer>builder().build().trySend(0));
            return;
        }
        for (int n = 1; n <= MOST; n++) {
            final Channel<Integer> each = kind.<Integer>builder().capacity(n).build();
            assertEquals(n, each.capacity());
            assertFits(each, n);
            for (int i = 0; i < n; i++) {
                assertEquals(i, each.tryRecv());
            }
            assertFits(each, n);
        }
        for (int n : new int[] {1, 2, 3, MOST}) {
            assertFitsWithBlockedSender(kind, n);
        }
    }

    private static void assertFits(Channel<Integer> channel, int n) {
        for (int i = 0; i < n; i++) {
            assertEquals(SendResult.SENT, channel.trySend(i));
        }
        assertEquals(SendResult.FULL, channel.trySend(n));
        assertEquals(n, channel.size());
    }

    private void assertFitsWithBlockedSender(Kind kind, int n) {
        channel = kind.<Integer>builder().capacity(n).waitStrategy(WaitStrategy.parking()).build();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Void> sender =
                    actors.run(
                            "sender",
                            () -> {
                                assertFits(channel, n);
                                channel.send(n);
                            });
            sender.awaitBlocked();
            assertEquals(n, channel.size());
            assertEquals(0, channel.tryRecv()); // the blocked sender's takes the place
            sender.result();
            assertEquals(n, channel.size());
            assertEquals(n, channel.cancel());
        }
        Inspection.checkAtRest(channel);
    }

    @EachSetting(buffered = true)
    @DisplayName("B27 a size is never negative and never above the capacity, and right at rest")
    void sizeStaysInRange(Setting setting) throws Exception {
        Pieces.run(
                "B27 " + setting,
                setting.rounds(20_000, 10_000_000),
                elements -> {
                    channel = setting.channel();
                    final AtomicBoolean end = new AtomicBoolean();
                    try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                        actors.run(
                                "observer",
                                () -> {
                                    while (!end.get()) {
                                        for (int i = 0; i < 1_000; i++) {
                                            final int size = channel.size();
                                            assertTrue(
                                                    size >= 0 && size <= channel.capacity(),
                                                    () -> "size " + size);
                                        }
                                        Thread.yield();
                                    }
                                });
                        actors.run(
                                "sender",
                                () -> {
                                    for (int i = 0; i < elements; i++) {
                                        channel.send(i);
                                    }
                                });
                        actors.run(
                                "receiver",
                                () -> {
                                    try {
                                        for (int i = 0; i < elements; i++) {
                                            assertEquals(i, channel.recv());
                                        }
                                    } finally {
                                        end.set(true);
                                    }
                                });
                    }
                    assertEquals(0, channel.size());
                    Inspection.checkAtRest(channel);
                });
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @DisplayName("B28 a channel without a buffer is one on purpose, and carries elements")
    void unbufferedCarries(ThreadKind threads) throws Exception {
        assertThrows(IllegalArgumentException.class, () -> Channel.bounded(0));
        assertThrows(IllegalArgumentException.class, () -> Channel.builder().capacity(0));
        if (!ThreadKind.available().contains(threads)) {
            return; // before JDK 21; the other kind is run
        }
        assertCarries(threads, Channel.unbuffered());
        assertCarries(threads, Channel.<Integer>builder().build());
        assertCarries(threads, Channel.<Integer>builder().singleProducer().build());
        assertCarries(threads, Channel.<Integer>builder().singleConsumer().build());
        assertCarries(
                threads, Channel.<Integer>builder().singleProducer().singleConsumer().build());
    }

    private static void assertCarries(ThreadKind threads, Channel<Integer> channel)
            throws InterruptedException {
        try (Actors actors = new Actors(threads).watch(channel)) {
            actors.run(
                    "sender",
                    () -> {
                        channel.send(1);
                        channel.send(2);
                        channel.close();
                    });
            assertEquals(1, channel.recv());
            assertEquals(2, channel.recv());
            assertNull(channel.recv());
        }
        assertTrue(channel.isDrained());
        Inspection.checkAtRest(channel);
    }
}
