package io.fairway.channel;

/**
 * How long one side of a channel stays away before it looks at the ring again, learnt from what it
 * found there the last time.
 *
 * <p>A consumer that comes back at once finds one element, and takes the producer's cache lines
 * away for it; one that stays away for a moment finds a batch, and disturbs the producer once for
 * all of it. But where elements come one by one, each moment away is latency. So the pause grows
 * only while each finds more than it costs, and is gone as soon as one has found nothing.
 *
 * <p>Plain fields: all threads of a side share what they learn, and an outdated value costs a
 * moment.
 */
final class Pace {

    /**
     * The longest pause, some 3 to 6 microseconds: what the first element after a stream may have
     * to wait.
     */
    private static final int LONGEST = 128;

    /**
     * As many elements, or free places, as half the capacity: to stay longer would gain no more.
     */
    private final int plenty;

    private int pauses = 1;

    Pace(int capacity) {
        this.plenty = Math.max(1, capacity / 2);
    }

    void stayAway() {
        for (int i = pauses; i > 0; i--) {
            Thread.onSpinWait();
        }
    }

    /**
     * Learns from a stay.
     *
     * @param found how many elements, or free places, were there after it; 0 if none
     */
    void learn(int found) {
        final int old = pauses;
        if (found <= plenty) {
            final int next = Math.max(1, Math.min(2 * found, LONGEST));
            if (next != old) {
                pauses = next; // only then, as the other side may have this line
            }
        }
    }

    int pauses() {
        return pauses;
    }
}
