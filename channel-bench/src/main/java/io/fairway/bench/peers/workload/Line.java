package io.fairway.bench.peers.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * One cache line that goes from one thread to another and back: a floor for whatever alternates.
 * What a trip takes is the machine's: whether the two processors share a core, a cache, or neither,
 * which in a virtual machine may change at any time.
 */
final class Line implements AutoCloseable {
    private static final int PLACE = 16; // a line of 128 bytes on either side belongs to nobody
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    /** Trips until both threads are there, which do not count. */
    private static final int START = 100;

    /** For a look beside another measurement: half a millisecond, about. */
    private static final int LOOK = 5_000;

    private final long[] line = new long[2 * PLACE];
    private final Crew crew =
            new Crew(ThreadKind.PLATFORM, List.of(() -> alternate(0), () -> alternate(1)));

    // Given to the crew at the start, and read after its end.
    private int trips;
    private long nanos;

    /** What a trip there and back takes now, in nanoseconds. */
    double look() throws InterruptedException {
        go(START + LOOK);
        return (double) nanos / LOOK;
    }

    /** Makes so many trips. */
    void go(int count) throws InterruptedException {
        trips = count;
        line[PLACE] = 0; // plain: the crew's start publishes it
        crew.run();
        WrongResultException.check("turns", 2L * count, (long) WORD.getAcquire(line, PLACE));
    }

    /** Each thread's acquire pairs with the other's release. */
    private void alternate(long first) {
        final long turns = 2L * trips;
        long start = 0;
        for (long turn = first; turn < turns; turn += 2) {
            while ((long) WORD.getAcquire(line, PLACE) != turn) {
                Thread.onSpinWait();
            }
            if (turn == 2 * START) {
                start = System.nanoTime();
            }
            WORD.setRelease(line, PLACE, turn + 1);
        }
        if (first != 0) {
            return;
        }
        while ((long) WORD.getAcquire(line, PLACE) != turns) { // the last answer
            Thread.onSpinWait();
        }
        nanos = System.nanoTime() - start;
    }

    @Override
    public void close() {
        crew.close();
    }
}
