/* X1 to X3 and H1, when the lock is free. Live: the waiter is not over. */
hidden byte liveSenders, liveReceivers;

inline live(l, waiters) {
    waiters = 0;
    at = 0;
    do
    :: at < size[l] && IS_LIVE(WAITER(QUEUED(l, at))) ->
        waiters = waiters | (1 << WAITER(QUEUED(l, at)));
        at++
    :: at < size[l] && !IS_LIVE(WAITER(QUEUED(l, at))) -> at++
    :: else -> break
    od
}

inline checkInvariants(c) {
    live(LINE(c, SENDERS_LINE), liveSenders);
    live(LINE(c, RECEIVERS_LINE), liveReceivers);
    REQUIRE(X1, liveReceivers == 0 || !HAS_RING(c) || IS_EMPTY(c));
    REQUIRE(X1, liveSenders == 0 || !HAS_RING(c) || IS_FULL(c));
    REQUIRE(X2, liveSenders == 0 || liveReceivers == 0
            || (liveSenders == liveReceivers && (liveSenders & (liveSenders - 1)) == 0));
    REQUIRE(X3, IS_NOBODY_QUEUED(c) || !IS_CLOSED(c));
    REQUIRE(H1, !HAS_RING(c) || gated[c] != IS_NOBODY_QUEUED(c));
    REQUIRE(H1, !HAS_RING(c) || gated[c] == ((head[c] & GATE) != 0));
    REQUIRE(H1, !HAS_RING(c) || gated[c] == ((tail[c] & GATE) != 0))
#ifdef MEETING
    ;
    REQUIRE(H1, HAS_RING(c) || gated[c] == (!IS_NOBODY_QUEUED(c) || IS_CLOSED(c)));
    REQUIRE(H1, HAS_RING(c) || gated[c] == ((turn[c] & GATE) != 0))
#endif
}

/*
 * When nothing more can happen: all have ended, or are parked, waiting, in line, and rightly so (X1, X2);
 * every element is where it belongs.
 */
inline checkEnd() {
    at = 0;
    waiting = 0;
    do
    :: at < WAITERS ->
        REQUIRE(WOKEN, parked[at] == 0 || state[at] == WAITING);
        REQUIRE(IN_LINE, parked[at] == 0 || queue[REGISTRATION(at, 0)] != 0);
        REQUIRE(IN_LINE, parked[at] == 0 || at < SENDERS + RECEIVERS || queue[REGISTRATION(at, PER_WAITER - 1)] != 0);
        waiting = waiting + (parked[at] != 0);
        at++
    :: else -> break
    od;
    REQUIRE(STUCK, waiting + done == THREADS);
    REQUIRE(ALL_END, MAY_STAY || done == THREADS);
    at = 0;
    do
    :: at < REGISTRATIONS ->
        REQUIRE(WITHDRAWN, queue[at] == 0 || state[WAITER(at)] == WAITING);
        at++
    :: else -> break
    od;
    inRings = 0;
    at = 0;
    do
    :: at < CHANNELS * MAX_CAPACITY ->
        REQUIRE(DELIVERED_ONCE, slot[at] == 0 || ((inRings | delivered) & (1 << slot[at])) == 0);
        inRings = inRings | (1 << slot[at]);
        at++
    :: else -> break
    od;
    REQUIRE(ACCOUNTED, sent == ((inRings | delivered) & ~1));
    REQUIRE(CLOSED_ONCE, closings == (CLOSERS + CANCELS > 0));
#ifdef MEETING
    REQUIRE(ACCOUNTED, meet[0] == 0);
#endif
    REQUIRE(STUCK, held[0] == 0);
    checkInvariants(0)
#if CHANNELS > 1
    ;
    REQUIRE(STUCK, held[1] == 0);
    checkInvariants(1)
#endif
#ifdef INTERRUPT
    ;
    REQUIRE(INTERRUPT_KEPT, interrupt[INTERRUPT] || interruptUsed)
#endif
}
