package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/** The lock: one holder at a time, and each sees what the one before wrote. */
@JCStressTest
@State
@Outcome(id = "2, false", expect = ACCEPTABLE, desc = "Both counted, one after the other.")
@Outcome(expect = FORBIDDEN, desc = "A count got lost, or the lock stayed held.")
public class LockExclusion {
    private final SpinLock lock = new SpinLock();
    private int count;

    private void increment() {
        lock.lock();
        count++;
        lock.unlock();
    }

    @Actor
    public void first() {
        increment();
    }

    @Actor
    public void second() {
        increment();
    }

    @Arbiter
    public void afterwards(IZ_Result r) {
        r.r1 = count;
        r.r2 = lock.isHeld();
    }
}
