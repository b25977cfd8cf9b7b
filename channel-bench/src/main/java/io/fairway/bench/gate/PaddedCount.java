package io.fairway.bench.gate;

/**
 * A count with nothing else in its cache line, nor in the next ones. A chain of classes, as the JVM
 * lays out a superclass's fields before its subclass's.
 */
final class PaddedCount {
    private PaddedCount() {}

    @SuppressWarnings("unused") // padding is never read
    abstract static class PadBefore {
        long a00, a01, a02, a03, a04, a05, a06, a07;
        long a08, a09, a10, a11, a12, a13, a14, a15;
    }

    abstract static class Count extends PadBefore {
        /** Written by one thread, read by another. */
        volatile long count;
    }

    @SuppressWarnings("unused") // padding is never read
    abstract static class PadAfter extends Count {
        long a00, a01, a02, a03, a04, a05, a06, a07;
        long a08, a09, a10, a11, a12, a13, a14, a15;
    }
}
