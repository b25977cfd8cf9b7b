package io.fairway.channel.blocking;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Registrations of one channel's plain operations, kept for reuse so that blocking allocates
 * nothing.
 */
final class RegistrationPool {
    /*
     * Treiber's stack. Many push; one thread at a time pops, as it holds the channel's lock. So
     * a top that is still there at the CAS has never been away, and ABA cannot happen.
     */
    private static final VarHandle TOP =
            ConstantBootstraps.fieldVarHandle(
                    MethodHandles.lookup(),
                    "top",
                    VarHandle.class,
                    RegistrationPool.class,
                    Registration.class);

    /** The most registrations kept. */
    private static final int LIMIT = 1024;

    private final Environment environment;
    private @Nullable Registration top;

    RegistrationPool(Environment environment) {
        this.environment = environment;
    }

    /** A registration that nobody uses. Under the channel's lock. */
    Registration obtain() {
        for (; ; ) {
            final Registration r =
                    (Registration) TOP.getAcquire(this); // pairs with the CAS in recycle
            if (r == null) {
                return new Registration(new Waiter(environment), 0);
            }
            if (TOP.compareAndSet(this, r, r.below)) {
                r.below = null;
                return r;
            }
        }
    }

    /** Takes back a registration that stands in no queue. By any thread. */
    void recycle(Registration r) {
        r.item = null;
        for (; ; ) {
            final Registration below =
                    (Registration) TOP.getAcquire(this); // pairs with that CAS: its height
            r.below = below;
            r.height = below == null ? 1 : below.height + 1;
            if (r.height > LIMIT || TOP.compareAndSet(this, below, r)) { // pairs with obtain
                return;
            }
        }
    }
}
