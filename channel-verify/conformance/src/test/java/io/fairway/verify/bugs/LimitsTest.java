package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.select.Select;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits that other libraries met: on those who wait, on the speed when closed, on ending. */
class LimitsTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B61 more than 1,024 may wait, on either side, again and again")
    void manyMayWait(Setting setting) {
        final int waiting = setting.rounds(1_100, 20_000);
        final Channel<Integer> channel = setting.channel();
        for (int i = 0; i < 2; i++) {
            final AtomicInteger sum = new AtomicInteger();
            try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                for (int n = 0; n < waiting; n++) {
                    actors.run("receiver " + n, () -> sum.addAndGet(channel.recv()));
                }
                actors.await("receivers", () -> Inspection.queuedReceivers(channel) == waiting);
                for (int n = 0; n < waiting; n++) {
                    assertEquals(SendResult.SENT, channel.trySend(1));
                }
            }
            assertEquals(waiting, sum.get());
            try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                for (int n = 0; n < waiting + channel.capacity(); n++) {
                    actors.run("sender " + n, () -> channel.send(1));
                }
                actors.await("senders", () -> Inspection.queuedSenders(channel) == waiting);
                for (int n = 0; n < waiting + channel.capacity(); n++) {
                    assertNotNull(channel.tryRecv());
                }
            }
            Inspection.checkAtRest(channel);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B62 on a closed channel what does not wait takes no lock")
    void closedTakesNoLock(Kind kind) throws Exception {
        final Channel<Integer> channel = kind.<Integer>builder().build();
        assertTrue(channel.close());
        final Object lock = lockOf(channel);
        invoke(lock, "lock");
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            actors.run(
                    "using it",
                    () -> {
                        assertNull(channel.tryRecv());
                        assertTrue(channel.isClosed() && channel.isDrained());
                        assertEquals(SendResult.CLOSED, channel.trySend(1));
                        assertEquals(0, channel.size());
                        assertNotNull(Select.builder().recv(channel, v -> {}).build().poll());
                        assertNotNull(Select.builder().recv(channel, v -> {}).build().await());
                    });
        } finally {
            invoke(lock, "unlock");
        }
        Inspection.checkAtRest(channel);
    }

    private static Object lockOf(Channel<?> channel) throws ReflectiveOperationException {
        return field(field(channel, "handoff"), "lock");
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); ; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(owner);
                }
            }
        }
    }

    private static void invoke(Object owner, String name) throws ReflectiveOperationException {
        final Method method = owner.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        method.invoke(owner);
    }

    @EachSetting(buffered = true, manySenders = true, manyReceivers = true)
    @DisplayName(
            "B64 a channel used as a semaphore keeps twice as many threads as processors going")
    void semaphore(Setting setting) throws Exception {
        final int rounds = setting.rounds(2_000, 2_000_000);
        Pieces.run("B64 " + setting, rounds, piece -> holdInTurn(setting, piece));
    }

    private static void holdInTurn(Setting setting, int each) {
        final Channel<Integer> permits = setting.kind().<Integer>builder().build();
        final AtomicInteger holders = new AtomicInteger();
        try (Actors actors = new Actors(setting.threads()).watch(permits)) {
            for (int i = 0; i < 2 * PROCESSORS; i++) {
                actors.run(
                        "worker " + i,
                        () -> {
                            for (int n = 0; n < each; n++) {
                                permits.send(n);
                                final int now = holders.incrementAndGet();
                                assertTrue(now <= permits.capacity(), () -> now + " holders");
                                holders.decrementAndGet();
                                assertNotNull(permits.recv());
                            }
                        });
            }
        }
        assertEquals(0, permits.size());
        Inspection.checkAtRest(permits);
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B65 close ends at once: thousands wait, or elements are left that nobody takes")
    void closeEnds(Setting setting) {
        final int waiting = 2_100;
        final Channel<Integer> channel = setting.channel();
        final List<Actor<Integer>> receivers = new ArrayList<>();
        try (Actors actors = new Actors(setting.threads()).watch(channel)) {
            for (int i = 0; i < waiting; i++) {
                receivers.add(actors.start("receiver " + i, channel::recv));
            }
            actors.await("receivers", () -> Inspection.queuedReceivers(channel) == waiting);
            assertTrue(actors.start("closer", channel::close).result());
            receivers.forEach(each -> assertNull(each.result()));
        }
        Inspection.checkAtRest(channel);
        final Channel<Integer> left = setting.channel();
        while (left.trySend(1) == SendResult.SENT) {
            assertTrue(left.size() <= left.capacity());
        }
        try (Actors actors = new Actors(setting.threads()).watch(left)) {
            assertTrue(actors.start("closer", left::close).result());
        }
        assertEquals(left.capacity(), left.size());
    }
}
