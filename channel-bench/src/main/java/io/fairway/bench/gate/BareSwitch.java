package io.fairway.bench.gate;

import java.util.concurrent.locks.LockSupport;

/**
 * Two threads that wake each other in turn, and nothing else: what the JDK itself spends on that.
 */
final class BareSwitch {
    private volatile boolean first = true;
    private volatile Thread one;
    private volatile Thread other;

    /** What the first thread does in a round trip. */
    void there() {
        one = Thread.currentThread();
        first = false;
        LockSupport.unpark(other);
        while (!first) {
            LockSupport.park();
        }
    }

    /** What the second thread does. */
    void back() {
        other = Thread.currentThread();
        while (first) {
            LockSupport.park();
        }
        first = true;
        LockSupport.unpark(one);
    }
}
