package io.fairway.bench.gate;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Executes a known number of atomic instructions; for a {@link CountingLoader} to load. */
public final class CountedSample implements Callable<String> {
    private static final VarHandle STATE =
            ConstantBootstraps.fieldVarHandle(
                    MethodHandles.lookup(),
                    "state",
                    VarHandle.class,
                    CountedSample.class,
                    int.class);

    private final AtomicLong counter = new AtomicLong();
    private volatile int published;
    private int state;
    private int plain;

    /** A sample. */
    public CountedSample() {}

    @Override
    public String call() {
        AtomicTally.start();
        // Three read-modify-writes.
        STATE.compareAndSet(this, 0, 1);
        STATE.getAndAdd(this, 1);
        counter.incrementAndGet();
        // Two volatile writes, and what is none.
        published = 1;
        STATE.setVolatile(this, 7);
        STATE.setRelease(this, 8);
        plain = published + (int) STATE.getVolatile(this) + (int) counter.get();
        // A fence, two monitors, a wake-up.
        VarHandle.fullFence();
        synchronized (this) {
            locked();
        }
        LockSupport.unpark(Thread.currentThread());
        final Thread other = new Thread(this::locked);
        other.start();
        try {
            other.join(); // another thread's monitor does not count
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return AtomicTally.stop();
    }

    private synchronized void locked() {
        plain++;
    }
}
