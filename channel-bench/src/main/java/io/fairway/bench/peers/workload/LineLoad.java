package io.fairway.bench.peers.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * One cache line that goes from one thread to another and back: a floor for whatever alternates.
 */
final class LineLoad implements Load {
    private static final int ROUNDS = 100_000;

    private static final int PLACE = 16; // a line of 128 bytes on either side belongs to nobody
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] line = new long[2 * PLACE];
    private final Crew crew =
            new Crew(ThreadKind.PLATFORM, List.of(() -> alternate(0), () -> alternate(1)));

    @Override
    public long run() throws InterruptedException {
        line[PLACE] = 0;
        crew.run();
        WrongResultException.check("turns", 2 * ROUNDS, (long) WORD.getAcquire(line, PLACE));
        return ROUNDS;
    }

    private void alternate(long first) {
        for (long turn = first; turn < 2 * ROUNDS; turn += 2) {
            while ((long) WORD.getAcquire(line, PLACE) != turn) {
                Thread.onSpinWait();
            }
            WORD.setRelease(line, PLACE, turn + 1);
        }
    }

    @Override
    public void close() {
        crew.close();
    }
}
