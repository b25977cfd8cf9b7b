package io.fairway.ring;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A ring with two cursors, which are drawn in the package description.
 *
 * @param <E> the type of the elements
 */
abstract class CursorRing<E> extends RingFields.PadAfterHead<E> {
    /*
     * Invariants, for positions taken from the cursor words, at every instant:
     *  I1  head <= tail <= head + one lap (the capacity).
     *  I2  Positions only grow. CLOSED, once set in the tail, stays, and the tail no longer moves.
     *  I3  While GATE is set in a word, only the gate's holder changes that word's position.
     *  I4  A slot is non-null only if its position is in [head, tail) or its consumer has claimed
     *      it (moved head past it) and not yet cleared it.
     * Non-invariants: a claimed position need not be filled yet (MPSC, MPMC); a position below head
     * need not be cleared yet; a size read is out of date when it is returned.
     */

    static final VarHandle TAIL = field("tail", RingFields.ProducerLine.class);
    static final VarHandle LIMIT = field("limit", RingFields.ProducerLine.class);
    static final VarHandle HEAD = field("head", RingFields.ConsumerLine.class);
    static final VarHandle TAKEN = field("taken", RingFields.ConsumerLine.class);

    /** No position has this value, as positions have no flags. */
    static final long NO_ROOM = Cursor.FLAGS;

    static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

    CursorRing(int capacity, boolean stamped, long laps) {
        super(new Object[checkCapacity(capacity)], new long[stamped ? capacity : 0]);
        final long start = laps * lap;
        // Plain: the constructor's end, or whatever publishes the ring, publishes these.
        tail = start;
        head = start;
        taken = start;
        limit = start + lap;
    }

    private static VarHandle field(String name, Class<?> owner) {
        return ConstantBootstraps.fieldVarHandle(
                MethodHandles.lookup(), name, VarHandle.class, owner, long.class);
    }

    private static int checkCapacity(int capacity) {
        if (capacity < 1 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "capacity: " + capacity + " (must be 1.." + MAX_CAPACITY + ")");
        }
        return capacity;
    }

    @Override
    public final void shutGate() {
        // Each RMW orders this thread's later looks at the ring after the flag, and fails every CAS
        // that read the word before it.
        TAIL.getAndBitwiseOr(this, Cursor.GATE);
        HEAD.getAndBitwiseOr(this, Cursor.GATE);
    }

    /** Opens the gate again. Only for the holder of the gate. */
    public final void openGate() {
        // The RMWs publish what the holder did to whoever next CASes these words.
        HEAD.getAndBitwiseAnd(this, ~Cursor.GATE);
        TAIL.getAndBitwiseAnd(this, ~Cursor.GATE);
    }

    @Override
    public final boolean isGated() {
        return (headVolatile() & Cursor.GATE) != 0;
    }

    @Override
    public final boolean close() {
        return ((long) TAIL.getAndBitwiseOr(this, Cursor.CLOSED) & Cursor.CLOSED) == 0;
    }

    @Override
    public final boolean isClosed() {
        return (tailVolatile() & Cursor.CLOSED) != 0;
    }

    @Override
    public final boolean isDrained() {
        final long t = tailVolatile();
        return (t & Cursor.CLOSED) != 0 && Cursor.position(headVolatile()) == Cursor.position(t);
    }

    @Override
    public final boolean isEmpty() {
        // Head first: head only grows and never passes the tail, so a tail equal to an older head
        // means that head was still there when the tail was read.
        final long h = Cursor.position(headVolatile());
        return Cursor.position(tailVolatile()) == h;
    }

    @Override
    public final boolean isEmptyAndOpen() {
        final long h = headVolatile();
        // As above; and a head that has not moved since was not moved behind the gate either.
        return (h & Cursor.GATE) == 0 && Cursor.position(tailVolatile()) == h;
    }

    @Override
    public final boolean isFull() {
        return isFullAt(Cursor.position(tailVolatile()));
    }

    @Override
    public final int size() {
        long t = Cursor.position(tailVolatile());
        for (; ; ) {
            final long h = Cursor.position(headVolatile());
            final long again = Cursor.position(tailVolatile());
            if (again == t) { // the tail stood still while head was read
                return count(h, t);
            }
            t = again;
        }
    }

    @Override
    public final int capacity() {
        return slots.length;
    }

    @Override
    public final long tailVersion() {
        return tailVolatile() & ~Cursor.GATE;
    }

    @Override
    public final long headVersion() {
        return Cursor.position(headVolatile()) | (tailVolatile() & Cursor.CLOSED);
    }

    // What the rings share

    /** Whether the ring is full with its tail at this position, true at the read of head. */
    final boolean isFullAt(long tailPosition) {
        // head <= tail <= head + lap at every instant, and the tail is at least tailPosition: if
        // they are a lap apart, the tail was still at tailPosition when head was read.
        return Cursor.position(headVolatile()) + lap == tailPosition;
    }

    /**
     * Claims the tail position for the gate's holder; {@link #NO_ROOM} if the ring is full or
     * closed.
     */
    final long claimGated() {
        for (; ; ) {
            final long word = tailVolatile();
            final long t = Cursor.position(word);
            if ((word & Cursor.CLOSED) != 0 || isFullAt(t)) {
                return NO_ROOM;
            }
            // A CAS although nobody else adds: a closer may set its flag. Pairs with tailAcquire.
            if (casTail(word, next(t) | Cursor.flags(word))) {
                return t;
            }
        }
    }

    final OfferResult refusal(long tailWord) {
        return (tailWord & Cursor.CLOSED) != 0 ? OfferResult.CLOSED : OfferResult.GATED;
    }

    final int index(long position) {
        return (int) ((position & indexMask) >>> Cursor.FLAG_BITS);
    }

    final long next(long position) {
        return (position & indexMask) == lastIndex
                ? position - lastIndex + lap
                : position + Cursor.STEP;
    }

    private int count(long head, long tail) {
        final int distance = index(tail) - index(head);
        return (head & ~indexMask) == (tail & ~indexMask) ? distance : distance + slots.length;
    }

    // Accessors named by mode

    final long tailAcquire() {
        return (long) TAIL.getAcquire(this);
    }

    final long tailVolatile() {
        return (long) TAIL.getVolatile(this);
    }

    final boolean casTail(long expected, long word) {
        return TAIL.compareAndSet(this, expected, word);
    }

    final long headAcquire() {
        return (long) HEAD.getAcquire(this);
    }

    final long headVolatile() {
        return (long) HEAD.getVolatile(this);
    }

    final void headVolatile(long word) {
        HEAD.setVolatile(this, word);
    }

    final boolean casHead(long expected, long word) {
        return HEAD.compareAndSet(this, expected, word);
    }

    // Checks for tests

    @Override
    final void checkInvariants() {
        final long h = Cursor.position(headVolatile());
        final long t = Cursor.position(tailVolatile());
        final int size = count(h, t);
        require(
                t - h >= 0 && t - h <= lap && size >= 0 && size <= slots.length,
                "I1: size " + size);
        long position = h;
        for (int i = 0; i < slots.length; i++) {
            final Object element = slots[index(position)];
            require((element != null) == (i < size), "I4: element " + i + " of " + size);
            position = next(position);
        }
        checkShape(h, t);
    }

    /** The part of {@link #checkInvariants} that each ring adds. */
    abstract void checkShape(long headPosition, long tailPosition);

    @Override
    final String flags() {
        final long t = tailVolatile();
        return ((t & Cursor.CLOSED) != 0 ? ", closed" : "")
                + ((t & Cursor.GATE) != 0 ? ", gated" : "");
    }
}
