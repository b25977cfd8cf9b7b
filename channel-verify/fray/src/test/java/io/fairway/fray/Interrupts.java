package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicBoolean;

/** One interrupt against one operation: it is thrown, or stays pending. */
final class Interrupts {

    private Interrupts() {}

    /** Interrupts the thread, and says so. */
    static void send(Thread to, AtomicBoolean sent) {
        to.interrupt();
        sent.set(true);
    }

    static boolean isThrownBy(Threads.Body operation) throws Exception {
        try {
            operation.run();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Checks, and clears, the interrupt status of the current thread after the operation. */
    static void checkStatus(boolean thrown, AtomicBoolean sent) {
        while (!sent.get()) {
            Thread.yield();
        }
        assertEquals(!thrown, Thread.interrupted(), "interrupt status");
    }
}
