package io.fairway.verify.bugs;

import java.util.concurrent.TimeUnit;

/** Runs many rounds in pieces that are short to the watchdog, and tells how far they are. */
final class Pieces {
    private static final int FIRST = 10_000;
    private static final long PIECE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Pieces() {}

    /** Some of the rounds. */
    @FunctionalInterface
    interface Piece {
        void run(int rounds) throws Exception;
    }

    static void run(String name, int rounds, Piece piece) throws Exception {
        int done = 0;
        long told = System.nanoTime();
        for (long size = Math.min(FIRST, rounds); done < rounds; ) {
            final long start = System.nanoTime();
            piece.run((int) size);
            final long now = System.nanoTime();
            done += (int) size;
            if (now - told > PROGRESS_NANOS) {
                told = now;
                System.out.println(name + ": " + done + " of " + rounds + " rounds");
            }
            final double fitting = (double) size * PIECE_NANOS / Math.max(1, now - start);
            size = Math.min(rounds - done, Math.max(1, (long) Math.min(fitting, size * 10.0)));
        }
    }
}
