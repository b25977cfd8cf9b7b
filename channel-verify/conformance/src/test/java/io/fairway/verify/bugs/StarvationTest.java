package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairway.channel.Channel;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Threads that keep the processors from the one that they wait for. */
class StarvationTest {
    private static final int YIELDS = 500;
    private static final long LOOK_NANOS = 100_000;

    @Test
    @DisplayName("B46 interrupted virtual threads that wait for a lock let its holder run")
    void interruptedThreadsLetTheHolderRun() {
        assumeTrue(
                ThreadKind.available().contains(ThreadKind.VIRTUAL),
                "this JDK has no virtual threads, and the system shares out the others");
        final int waiting = 2 * Runtime.getRuntime().availableProcessors();
        final Channel<Integer> channel = Channel.unbuffered();
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger done = new AtomicInteger();
        try (Actors actors = new Actors(ThreadKind.VIRTUAL).watch(channel, begun, done)) {
            actors.run(
                    "holder",
                    () -> {
                        lock(channel, "lock");
                        begun.incrementAndGet();
                        while (begun.get() <= waiting) {
                            // Not by yielding: the scheduler of virtual threads may run the same
                            // few that yield for ever, and not begin with those that are new.
                            LockSupport.parkNanos(LOOK_NANOS);
                        }
                        for (int i = 0; i < YIELDS; i++) {
                            Thread.yield(); // as when it waits for another's verdict
                        }
                        lock(channel, "unlock");
                    });
            actors.await("the lock to be held", () -> begun.get() == 1);
            for (int i = 0; i < waiting; i++) {
                actors.run(
                        "waiting " + i,
                        () -> {
                            Thread.currentThread().interrupt();
                            begun.incrementAndGet();
                            channel.close(); // takes the lock, whatever the interrupt status
                            done.incrementAndGet();
                        });
            }
        }
        assertEquals(waiting, done.get());
    }

    private static void lock(Channel<?> channel, String operation)
            throws ReflectiveOperationException {
        final Field handoff = channel.getClass().getSuperclass().getDeclaredField("handoff");
        handoff.setAccessible(true);
        final Field lock = handoff.getType().getDeclaredField("lock");
        lock.setAccessible(true);
        final Method method = lock.getType().getDeclaredMethod(operation);
        method.setAccessible(true);
        method.invoke(lock.get(handoff.get(channel)));
    }
}
