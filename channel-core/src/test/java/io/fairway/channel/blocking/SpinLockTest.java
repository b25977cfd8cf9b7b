package io.fairway.channel.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lock, and the pool that it guards. */
class SpinLockTest {
    private int counter;

    @Test
    @DisplayName("one thread at a time, more threads than cores")
    void excludes() {
        final SpinLock lock = new SpinLock();
        final int rounds = Seeds.rounds(20_000);
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            for (int t = 0; t < 4; t++) {
                actors.run(
                        "locker " + t,
                        () -> {
                            for (int i = 0; i < rounds; i++) {
                                lock.lock();
                                counter++;
                                lock.unlock();
                            }
                        });
            }
        }
        assertEquals(4 * rounds, counter);
        assertFalse(lock.isHeld());
        lock.lock();
        assertTrue(lock.isHeld());
    }

    @Test
    @DisplayName("a registration given back is used again, and keeps no element")
    void poolReuses() {
        final RegistrationPool pool = new RegistrationPool(Environment.SYSTEM);
        final Registration r = pool.obtain();
        r.prepareSend("element");
        pool.recycle(r);
        assertSame(r, pool.obtain());
        assertEquals(null, r.item());
    }
}
