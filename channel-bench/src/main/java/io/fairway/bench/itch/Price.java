package io.fairway.bench.itch;

/** Prices: fixed point with four decimals, kept as whole ten-thousandths of a dollar. */
public final class Price {
    /** How many units a dollar has. */
    public static final long DOLLAR = 10_000;

    /** No price: that of an empty side. */
    public static final long NONE = -1;

    private Price() {}

    /**
     * Writes a price.
     *
     * @param price the price, not {@link #NONE}
     * @return dollars with four decimals
     */
    public static String toString(long price) {
        final String decimals = Long.toString(DOLLAR + price % DOLLAR).substring(1);
        return price / DOLLAR + "." + decimals;
    }
}
