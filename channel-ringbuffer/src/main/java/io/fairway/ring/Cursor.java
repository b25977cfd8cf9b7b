package io.fairway.ring;

/** Bits of a cursor word, as drawn in the package description. */
final class Cursor {

    /** In the tail: no element may be added any more. */
    static final long CLOSED = 1L;

    /** In tail and head: only the holder of the gate may move the cursor. */
    static final long GATE = 2L;

    /**
     * In a slot's stamp (which has no flags): the element of this position is there to be taken.
     */
    static final long READY = 1L;

    static final int FLAG_BITS = 2;

    static final long FLAGS = CLOSED | GATE;

    /** From one position to the next within a lap. */
    static final long STEP = 1L << FLAG_BITS;

    private Cursor() {}

    static long position(long word) {
        return word & ~FLAGS;
    }

    static long flags(long word) {
        return word & FLAGS;
    }
}
