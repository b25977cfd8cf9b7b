package io.fairway.bench.replay;

/**
 * How fast the reader reads.
 *
 * @param perSecond messages a second on a schedule that does not wait for the pipeline, or {@link
 *     #UNPACED}
 */
public record Rate(long perSecond) {
    /** One message a nanosecond, the finest schedule there is. */
    public static final long FASTEST = 1_000_000_000;

    /** As fast as the pipeline takes them. */
    public static final Rate MAX = new Rate(Rate.UNPACED);

    private static final long UNPACED = 0;

    /**
     * Reads a rate as a user writes it.
     *
     * @param text a whole number of messages a second, or {@code max}
     * @return the rate
     * @throws IllegalArgumentException if it is neither, or out of range
     */
    public static Rate parse(String text) {
        if (text.equals(MAX.toString())) {
            return MAX;
        }
        try {
            final long perSecond = Long.parseLong(text);
            if (perSecond >= 1 && perSecond <= FASTEST) {
                return new Rate(perSecond);
            }
        } catch (NumberFormatException e) {
            // the message below says it better
        }
        throw new IllegalArgumentException(
                "must be 1.." + FASTEST + " messages a second, or max, not '" + text + "'");
    }

    /** Whether there is a schedule. */
    boolean isPaced() {
        return perSecond != UNPACED;
    }

    /** When a message is due, in nanoseconds from the first; messages count from zero. */
    long dueNanos(long message) {
        // In two parts, as their product is beyond a long within hours.
        final long second = 1_000_000_000L;
        return message / perSecond * second + message % perSecond * second / perSecond;
    }

    @Override
    public String toString() {
        return isPaced() ? Long.toString(perSecond) : "max";
    }
}
