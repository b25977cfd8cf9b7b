/*
 * RingChannel and UnbufferedChannel: the ring first, the handoff if it says GATED, FULL or empty.
 *
 * Idling is left out: an attempt at the ring that fails has no effect, so a thread that idles and looks again
 * is, to the others, one that has not come yet.
 */

/* RingChannel.send and awaitSend. -> result: DONE, CLOSED, or BLOCKED if it was given up */
inline send(c, e, timed) {
    if
    :: HAS_RING(c) -> offer(c, e)
#ifdef MEETING
    :: else -> meetSend(c, e)
#else
    :: else -> result = GATED
#endif
    fi;
    if
    :: result == ADDED -> result = DONE
#ifdef MEETING
    :: result == DONE
#endif
    :: result == CLOSED
    :: else -> handoffSend(c, e, timed)
    fi
}

/* RingChannel.recv and awaitRecv. -> element, or 0 with result CLOSED or (given up) BLOCKED */
inline receive(c, timed) {
    element = 0;
    if
    :: HAS_RING(c) -> poll(c)
#ifdef MEETING
    :: else -> meetPoll(c)
#else
    :: else
#endif
    fi;
    if
    :: element != 0 -> result = DONE
    :: else ->
        if
        :: HAS_RING(c) -> isDrained(c)
        :: else -> ok = false
        fi;
        if
        :: ok -> result = CLOSED
        :: else -> handoffReceive(c, timed)
        fi
    fi
}

/* Ring.isDrained: two reads. -> ok */
inline isDrained(c) {
    word = tail[c];
    if
    :: (word & CLOSED_BIT) == 0 -> ok = false
#ifdef MUTANT_CLOSED_IS_DRAINED
    :: (word & CLOSED_BIT) != 0 -> ok = true
#endif
    :: else -> ok = (POSITION(head[c]) == POSITION(word))
    fi;
    word = 0
}

/* trySend of both. -> result: DONE, CLOSED, BLOCKED */
inline trySend(c, e) {
    if
    :: HAS_RING(c) ->
        offer(c, e);
        if
        :: result == ADDED -> result = DONE
        :: result == CLOSED
        :: result == FULL -> result = BLOCKED
        :: result == GATED ->
            word = tail[c]; /* isFull: two reads */
            if
            :: FULL_AT(c, POSITION(word)) -> result = BLOCKED
            :: !FULL_AT(c, POSITION(word)) -> handoffTrySend(c, e)
            fi;
            word = 0
        fi
    :: else ->
        if
        :: IS_CLOSED(c) -> result = CLOSED
        :: else ->
            if
            :: size[LINE(c, RECEIVERS_LINE)] == 0 -> result = BLOCKED /* queuedReceivers */
            :: size[LINE(c, RECEIVERS_LINE)] != 0 -> handoffTrySend(c, e)
            fi
        fi
    fi
}

/* tryRecv of both. -> element, or 0 */
inline tryRecv(c) {
    element = 0;
    if
    :: HAS_RING(c) ->
        do
        :: poll(c);
            if
            :: element != 0 -> break
            :: else
            fi;
            word = head[c]; /* isEmptyAndOpen: two reads */
            if
            :: (word & GATE) == 0 && POSITION(tail[c]) == POSITION(word) -> break
            :: (word & GATE) != 0 || POSITION(tail[c]) != POSITION(word)
            fi;
            if
            :: (head[c] & GATE) != 0 -> handoffTryReceive(c); break /* isGated */
            :: (head[c] & GATE) == 0
            fi
        od;
        word = 0
    :: else ->
#ifdef MEETING
        meetPoll(c);
#endif
        if
        :: element != 0
        :: else ->
            if
            :: size[LINE(c, SENDERS_LINE)] == 0 /* queuedSenders */
            :: size[LINE(c, SENDERS_LINE)] != 0 -> handoffTryReceive(c)
            fi
        fi
    fi
}
