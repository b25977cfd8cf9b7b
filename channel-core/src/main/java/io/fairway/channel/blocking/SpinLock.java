package io.fairway.channel.blocking;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A test-and-set lock for sections of a few dozen instructions in which nobody blocks. Not
 * reentrant, allocates nothing, takes no part in interrupts.
 */
final class SpinLock {
    private static final VarHandle HELD =
            ConstantBootstraps.fieldVarHandle(
                    MethodHandles.lookup(), "held", VarHandle.class, SpinLock.class, boolean.class);

    private boolean held;

    void lock() {
        // The CAS pairs with the release in unlock.
        for (int round = 0; !HELD.compareAndSet(this, false, true); round++) {
            do {
                Backoff.pause(round++);
            } while ((boolean) HELD.getOpaque(this)); // opaque: a hint, the CAS decides
        }
    }

    void unlock() {
        HELD.setRelease(this, false); // pairs with the CAS of the next holder
    }

    /** Whether somebody holds the lock; for assertions. */
    boolean isHeld() {
        return (boolean) HELD.getOpaque(this);
    }
}
