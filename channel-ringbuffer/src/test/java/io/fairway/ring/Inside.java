package io.fairway.ring;

/** What a ring looks like inside, whatever its kind. */
final class Inside {

    private Inside() {}

    static long tail(Ring<?> ring) {
        return ring instanceof SingleSlotRing ? turn(ring) : ((CursorRing<?>) ring).tail;
    }

    static long head(Ring<?> ring) {
        return ring instanceof SingleSlotRing ? turn(ring) : ((CursorRing<?>) ring).head;
    }

    /** How far each cursor moves while a slot is filled and emptied once each. */
    static long lap(Ring<?> ring) {
        return ring instanceof SingleSlotRing ? 2 * Cursor.STEP : ((CursorRing<?>) ring).lap;
    }

    /** A copy of the slots. */
    static Object[] slots(Ring<?> ring) {
        return ring instanceof SingleSlotRing
                ? new Object[] {((SingleSlotRing<?>) ring).slot}
                : ((CursorRing<?>) ring).slots.clone();
    }

    /** The element that is next to go, or null. */
    static Object first(Ring<?> ring) {
        if (ring instanceof SingleSlotRing) {
            return ((SingleSlotRing<?>) ring).slot;
        }
        final CursorRing<?> cursors = (CursorRing<?>) ring;
        return cursors.slots[cursors.index(Cursor.position(cursors.head))];
    }

    private static long turn(Ring<?> ring) {
        return ((SingleSlotRing<?>) ring).turn;
    }
}
