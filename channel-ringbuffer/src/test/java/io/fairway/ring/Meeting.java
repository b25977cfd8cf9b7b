package io.fairway.ring;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A point where the threads of a race meet again and again; what they did before is visible after.
 */
final class Meeting {
    private final Race race;
    private final int parties;
    private final AtomicLong arrivals = new AtomicLong();

    Meeting(Race race, int parties) {
        this.race = race;
        this.parties = parties;
    }

    /** Waits until all have come. */
    void meet() {
        // Nobody comes for the next meeting before all have come to this one.
        final long mine = arrivals.incrementAndGet();
        final long all = (mine + parties - 1) / parties * parties;
        for (int looks = 0; arrivals.get() < all; looks++) {
            race.pause(looks);
        }
    }
}
