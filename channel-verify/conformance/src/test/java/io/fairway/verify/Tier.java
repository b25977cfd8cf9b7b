package io.fairway.verify;

import io.fairway.testing.Seeds;

/** How much is run: little in each build, much with {@code -Dfairway.proof=true}. */
public final class Tier {

    private Tier() {}

    /** Whether all of it is run, however long it takes. */
    public static boolean isFull() {
        return Boolean.getBoolean("fairway.proof");
    }

    /** So many rounds in each build, or so many in full; times {@code -Dfairway.test.repeat}. */
    public static int rounds(int quick, int full) {
        return Seeds.rounds(isFull() ? full : quick);
    }
}
