package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.blocking.Handoff;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A slot channel whose close is held up between its two steps, by the lock of the second. */
class HalfClosedTest {
    private final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 3);
    private final Object lock = lockOf(((PairedSlotChannel<?>) channel).filled.handoff);

    @Test
    @DisplayName("whoever has seen half a close completes it before saying so")
    void nobodySeesHalfAClose() {
        final AtomicBoolean claimed = new AtomicBoolean();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<SendResult> observer =
                    actors.start(
                            "observer",
                            () -> {
                                final Slot<Cell> slot = channel.claim();
                                claimed.set(true);
                                while (!channel.isClosed()) {
                                    Thread.onSpinWait();
                                }
                                return slot.tryCommit();
                            });
            actors.await("the claim", claimed::get);
            call("lock");
            try {
                final Actor<Boolean> closer = actors.start("closer", () -> channel.close());
                actors.await(
                        "both to wait for the second step",
                        () -> isAtLock(closer) && (observer.isDone() || isAtLock(observer)));
            } finally {
                call("unlock");
            }
            assertEquals(SendResult.CLOSED, observer.result());
        }
        assertTrue(channel.isDrained());
        SlotInvariants.checkIdle(channel);
    }

    private static boolean isAtLock(Actor<?> actor) {
        return Arrays.stream(actor.thread().getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".SpinLock"));
    }

    private static Object lockOf(Handoff<?> handoff) {
        try {
            final Field field = Handoff.class.getDeclaredField("lock");
            field.setAccessible(true);
            return field.get(handoff);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private void call(String name) {
        try {
            final Method method = lock.getClass().getDeclaredMethod(name);
            method.setAccessible(true);
            method.invoke(lock);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
