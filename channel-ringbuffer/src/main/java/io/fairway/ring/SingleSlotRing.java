package io.fairway.ring;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A ring of capacity one, for many producers and many consumers.
 *
 * <p>All that changes lies in one cache line: an element passes in one transfer of that line, and
 * the place for the next one comes back in another. But at one address in eight, which is nobody's
 * choice in Java, the line ends between the two fields, and a message costs twice as much.
 *
 * @param <E> the type of the elements
 */
public final class SingleSlotRing<E> extends SingleSlotFields.PadAfterSlot<E> {
    /*
     * With one slot, offers and polls take turns. So one cursor counts both:
     *
     *   turn even: the ring is empty, an offer is next;  odd: it is full, a poll is next
     *
     * Whoever is next CASes the turn to the one after, which claims the slot, and then writes or
     * clears the slot. Between these two steps the slot shows the state before: who finds an empty
     * slot in an odd turn, or an element in an even one, waits. The flags of a cursor word are
     * both in the turn. Only the gate's holder, with whom nobody competes, clears first.
     *
     * Invariants, at every instant:
     *  S1  The slot is null in an even turn and non-null in an odd one, but for the claimer's time
     *      between its two steps.
     *  S2  Turns only grow. CLOSED stays set, and then no even turn ends.
     *  S3  While GATE is set only the gate's holder ends a turn, or who withdraws its element.
     */
    static final VarHandle TURN = field("turn", long.class);
    static final VarHandle SLOT = field("slot", Object.class);

    /** The lowest bit of a turn's count: a poll is next. */
    private static final long FULL = Cursor.STEP;

    /** An empty ring. */
    public SingleSlotRing() {
        this(0);
    }

    /** A ring that starts as if it had gone round so often, for tests of the wrap-around. */
    SingleSlotRing(long laps) {
        // Plain: the constructor's end, or whatever publishes the ring, publishes these.
        turn = laps * 2 * Cursor.STEP;
    }

    private static VarHandle field(String name, Class<?> type) {
        return ConstantBootstraps.fieldVarHandle(
                MethodHandles.lookup(), name, VarHandle.class, SingleSlotFields.Slot.class, type);
    }

    @Override
    public OfferResult offer(E element) {
        checkElement(element);
        for (int round = 0; ; round++) {
            final long t = turnVolatile();
            if (Cursor.flags(t) != 0) {
                return (t & Cursor.CLOSED) != 0 ? OfferResult.CLOSED : OfferResult.GATED;
            }
            if (isFull(t)) {
                return OfferResult.FULL;
            }
            // The slot pairs with the release of the poll that cleared it.
            if (slotAcquire() == null && casTurn(t, t + Cursor.STEP)) {
                slotRelease(element); // pairs with the acquire in poll
                return OfferResult.ADDED;
            }
            Spin.pause(round); // lost the CAS, or a consumer is between its two steps
        }
    }

    @Override
    public @Nullable E poll() {
        for (int round = 0; ; round++) {
            final long t = turnVolatile();
            if ((t & Cursor.GATE) != 0 || !isFull(t)) {
                return null;
            }
            final Object element = slotAcquire(); // pairs with the release in offer
            if (element != null && casTurn(t, t + Cursor.STEP)) {
                slotRelease(null); // pairs with the acquire in offer
                return cast(element);
            }
            Spin.pause(round); // lost the CAS, or a producer is between its two steps
        }
    }

    @Override
    public boolean offerGated(E element) {
        checkElement(element);
        long t;
        do { // a CAS although nobody else adds: a closer may set its flag
            t = turnVolatile();
            if ((t & Cursor.CLOSED) != 0 || isFull(t)) {
                return false;
            }
        } while (!casTurn(t, t + Cursor.STEP));
        for (int round = 0; slotAcquire() != null; round++) { // a consumer claimed it before
            Spin.pause(round);
        }
        slotRelease(element); // pairs with the acquire in poll
        return true;
    }

    @Override
    public @Nullable E pollGated() {
        long t = turnVolatile();
        if (!isFull(t)) {
            return null;
        }
        Object element;
        for (int round = 0; (element = slotAcquire()) == null; round++) { // being written
            Spin.pause(round);
        }
        slotRelease(null); // pairs with the acquire in offer
        while (!casTurn(t, t + Cursor.STEP)) { // as a closer may set its flag
            t = turnVolatile();
        }
        return cast(element);
    }

    // For a producer that stays until its element is taken, or takes it back

    /** {@link #offerInTurn}'s answer: the element was not added. */
    public static final long REFUSED = 0;

    /**
     * Adds an element as {@link #offer} does, but at once or not at all.
     *
     * @param element the element
     * @return the turn in which it is there, to be asked for; or {@link #REFUSED} if the ring was
     *     full, closed or gated, or somebody was between two steps
     * @throws NullPointerException if {@code element} is null
     */
    public long offerInTurn(E element) {
        checkElement(element);
        final long t = turnVolatile();
        if (Cursor.flags(t) == 0
                && !isFull(t)
                && slotAcquire() == null // pairs with the release of the poll that cleared it
                && casTurn(t, t + Cursor.STEP)) {
            slotRelease(element); // pairs with the acquire in poll
            return t + Cursor.STEP;
        }
        return REFUSED;
    }

    /**
     * Whether it is still the turn of an element that was added by {@link #offerInTurn}, and the
     * ring neither gated nor closed.
     *
     * @param turn the turn
     * @return true if nothing has changed
     */
    public boolean isTurn(long turn) {
        return turnVolatile() == turn;
    }

    /**
     * Takes back the element that the caller added by {@link #offerInTurn}, also from behind the
     * gate, whose holder must not use the slot then.
     *
     * @param turn the turn
     * @return true if it was taken back, false if a consumer has taken it
     */
    public boolean withdraw(long turn) {
        for (; ; ) {
            final long t = turnVolatile();
            if (Cursor.position(t) != turn) {
                return false;
            }
            if (casTurn(t, t + Cursor.STEP)) { // decides between the consumer and this call
                slotRelease(null); // pairs with the acquire in offer
                return true;
            }
        }
    }

    @Override
    public void shutGate() {
        // The RMW orders this thread's later looks after the flag, and fails every CAS that read
        // the word before it.
        TURN.getAndBitwiseOr(this, Cursor.GATE);
    }

    @Override
    public void openGate() {
        TURN.getAndBitwiseAnd(this, ~Cursor.GATE); // publishes what the holder did
    }

    @Override
    public boolean isGated() {
        return (turnVolatile() & Cursor.GATE) != 0;
    }

    @Override
    public boolean close() {
        return ((long) TURN.getAndBitwiseOr(this, Cursor.CLOSED) & Cursor.CLOSED) == 0;
    }

    @Override
    public boolean isClosed() {
        return (turnVolatile() & Cursor.CLOSED) != 0;
    }

    @Override
    public boolean isDrained() {
        final long t = turnVolatile();
        return (t & Cursor.CLOSED) != 0 && !isFull(t);
    }

    @Override
    public boolean isEmpty() {
        return !isFull();
    }

    @Override
    public boolean isEmptyAndOpen() {
        return (turnVolatile() & (FULL | Cursor.GATE)) == 0;
    }

    @Override
    public boolean isFull() {
        return isFull(turnVolatile());
    }

    @Override
    public int size() {
        return isFull() ? 1 : 0;
    }

    @Override
    public int capacity() {
        return 1;
    }

    @Override
    public long tailVersion() {
        return turnVolatile() & ~Cursor.GATE;
    }

    @Override
    public long headVersion() {
        return turnVolatile() & ~Cursor.GATE;
    }

    private static boolean isFull(long t) {
        return (t & FULL) != 0;
    }

    // Accessors named by mode

    /**
     * Volatile, as verdicts of several rings are put together (select): they must be in one order.
     */
    private long turnVolatile() {
        return (long) TURN.getVolatile(this);
    }

    private boolean casTurn(long expected, long word) {
        return TURN.compareAndSet(this, expected, word);
    }

    private @Nullable Object slotAcquire() {
        return SLOT.getAcquire(this);
    }

    private void slotRelease(@Nullable Object element) {
        SLOT.setRelease(this, element);
    }

    @Override
    String flags() {
        final long t = turnVolatile();
        return ((t & Cursor.CLOSED) != 0 ? ", closed" : "")
                + ((t & Cursor.GATE) != 0 ? ", gated" : "");
    }

    @Override
    void checkInvariants() {
        require((slotAcquire() != null) == isFull(), "S1: slot");
    }
}
