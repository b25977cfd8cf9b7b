/*
 * MpmcRing: a stamp beside each slot says whose turn it is.
 *
 *   stamp == p          FREE(p):  the slot is free for the producer that claims p
 *   stamp == p | READY  READY(p): the element of p is in the slot
 *   stamp == p + lap    FREE(p + capacity)
 *
 * A slot is plain and touched by one thread between claim and stamp, so that it goes with the stamp;
 * SLOT_FREE and SLOT_FILLED would show a second thread.
 */
#define FREE(p) ((p) << 1)
#define READY(p) (((p) << 1) | 1)

byte stamp[CHANNELS * MAX_CAPACITY];

/* By any producer. -> result: ADDED, FULL, CLOSED, GATED */
inline offer(c, e) {
    do
    :: atomic {
            word = tail[c]; /* tailAcquire */
            if
#ifdef MUTANT_OFFER_IGNORES_CLOSED
            :: (word & GATE) != 0 ->
#else
            :: (word & FLAGS) != 0 ->
#endif
                result = ((word & CLOSED_BIT) != 0 -> CLOSED : GATED); /* refusal */
                word = 0;
                break
            :: else
            fi
        };
        if
        :: stamp[AT(c, POSITION(word))] == FREE(POSITION(word)) -> /* stampAcquire */
            atomic {
                if
#ifdef MUTANT_TAIL_BY_STORE
                :: true ->
#else
                :: tail[c] == word -> /* casTail */
#endif
                    tailMoves(c);
                    tail[c] = word + STEP;
                    takeTicket(c, e)
                :: else -> word = NONE
                fi
            };
            if
            :: word != NONE ->
                publish(c, POSITION(word), e);
                result = ADDED;
                word = 0;
                break
            :: else -> word = 0
            fi
        :: stamp[AT(c, POSITION(word))] != FREE(POSITION(word)) ->
            if
            :: FULL_AT(c, POSITION(word)) -> /* isFullAt */
                result = FULL;
                word = 0;
                break
            :: !FULL_AT(c, POSITION(word)) ->
                SPIN_UNTIL(tail[c] != word
                        || stamp[AT(c, POSITION(word))] == FREE(POSITION(word))
                        || FULL_AT(c, POSITION(word)))
            fi
        fi
    od
}

inline publish(c, p, e) {
#ifdef MUTANT_STAMP_BEFORE_SLOT
    stamp[AT(c, p)] = READY(p);
    slot[AT(c, p)] = e
#else
    d_step {
        REQUIRE(SLOT_FREE, slot[AT(c, p)] == 0);
        slot[AT(c, p)] = e;
        stamp[AT(c, p)] = READY(p) /* stampRelease */
    }
#endif
}

/* By any consumer. -> element, or 0 if the ring is empty or gated */
inline poll(c) {
    do
    :: atomic {
            word = head[c]; /* headAcquire */
            if
#ifndef MUTANT_POLL_IGNORES_GATE
            :: (word & FLAGS) != 0 -> element = 0; word = 0; break
#endif
            :: else
            fi
        };
        if
        :: stamp[AT(c, POSITION(word))] == READY(POSITION(word)) -> /* stampAcquire */
            atomic {
                if
                :: head[c] == word -> /* casHead */
                    headMoves(c);
                    head[c] = word + STEP;
                    REQUIRE(SLOT_FILLED, slot[AT(c, POSITION(word))] != 0);
                    leave(c, slot[AT(c, POSITION(word))])
                :: else -> word = NONE
                fi
            };
            if
            :: word != NONE -> d_step { takeSlot(c, POSITION(word)); word = 0 }; break
            :: else -> word = 0
            fi
        :: stamp[AT(c, POSITION(word))] != READY(POSITION(word)) ->
            if
            :: POSITION(tail[c]) == POSITION(word) -> element = 0; word = 0; break
            :: POSITION(tail[c]) != POSITION(word) ->
                SPIN_UNTIL(head[c] != word
                        || stamp[AT(c, POSITION(word))] == READY(POSITION(word))
                        || POSITION(tail[c]) == POSITION(word))
            fi
        fi
    od
}

/* Ring's take: the slot's element. -> element */
inline takeSlot(c, p) {
    element = slot[AT(c, p)];
    REQUIRE(SLOT_FILLED, element != 0);
    slot[AT(c, p)] = 0;
    stamp[AT(c, p)] = FREE(p + CAPACITY(c)) /* stampRelease */
}

/* By the gate's holder, who has seen that there is room. -> word is at */
inline offerGated(c, e) {
    atomic {
        word = tail[c];
        tailMoves(c);
        tail[c] = word + STEP /* claimGated */
    };
    stamp[AT(c, POSITION(word))] == FREE(POSITION(word)); /* a consumer that claimed before the gate */
    publish(c, POSITION(word), e);
    word = 0
}

/* By the gate's holder, who has seen an element. -> element */
inline pollGated(c) {
    atomic {
        word = head[c];
        stamp[AT(c, POSITION(word))] == READY(POSITION(word)) -> /* a producer that claimed before */
        takeSlot(c, POSITION(word));
        leave(c, element)
    };
    atomic {
        headMoves(c);
        head[c] = word + STEP; /* headVolatile; keeps the flags of word */
        word = 0
    }
}
