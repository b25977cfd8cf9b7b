package io.fairway.ring;

/** Where the positions of a ring start. */
enum Start {
    /** Where they start for users. */
    FRESH,

    /** Two laps before positions, read as signed numbers, turn negative. */
    BEFORE_SIGN_FLIP,

    /** Two laps before positions are back where a fresh ring starts. */
    BEFORE_WRAP;

    /** The laps that a ring of this capacity seems to have gone. */
    long laps(int capacity) {
        switch (this) {
            case FRESH:
                return 0;
            case BEFORE_SIGN_FLIP:
                final int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(capacity - 1);
                return (1L << (Long.SIZE - Cursor.FLAG_BITS - indexBits - 1)) - 2;
            default:
                return -2;
        }
    }
}
