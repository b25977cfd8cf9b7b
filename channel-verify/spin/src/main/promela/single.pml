/*
 * SingleConsumerRing and MpscRing: a taken position behind head instead of stamps; the slot itself says
 * whether its element is there.
 */
byte taken[CHANNELS]; /* positions, without flags */
byte limit[CHANNELS];

/* MpscRing.offer. -> result: ADDED, FULL, CLOSED, GATED */
inline offer(c, e) {
    do
    :: atomic {
            word = tail[c]; /* tailAcquire */
            if
            :: (word & FLAGS) != 0 ->
                result = ((word & CLOSED_BIT) != 0 -> CLOSED : GATED); /* refusal */
                word = 0;
                break
            :: else
            fi
        };
        if
        :: limit[c] > POSITION(word) -> ok = true
        :: limit[c] <= POSITION(word) -> raiseLimit(c)
        fi;
        if
        :: !ok -> result = FULL; word = 0; break
        :: else
        fi;
        atomic {
            if
            :: tail[c] == word -> /* casTail */
                tailMoves(c);
                tail[c] = word + STEP;
                takeTicket(c, e)
            :: else -> word = NONE
            fi
        };
        if
        :: word != NONE -> publish(c, POSITION(word), e); result = ADDED; word = 0; break
        :: else -> word = 0
        fi
    od
}

/* -> ok: false if the ring was full with its tail at the position of word */
inline raiseLimit(c) {
    do
    ::
#ifdef MUTANT_LIMIT_BY_HEAD
        seen = POSITION(head[c]) + CAPACITY(c);
#else
        seen = taken[c] + CAPACITY(c); /* takenAcquire */
#endif
        if
        :: seen > POSITION(word) -> limit[c] = seen; ok = true; break
        :: else
        fi;
        if
        :: FULL_AT(c, POSITION(word)) -> ok = false; break
        :: !FULL_AT(c, POSITION(word))
        fi;
        if
        :: POSITION(tail[c]) != POSITION(word) -> ok = true; break
        :: POSITION(tail[c]) == POSITION(word) ->
            SPIN_UNTIL(taken[c] + CAPACITY(c) > POSITION(word)
                    || FULL_AT(c, POSITION(word))
                    || POSITION(tail[c]) != POSITION(word))
        fi
    od;
    seen = 0
}

inline publish(c, p, e) {
    d_step {
        REQUIRE(SLOT_FREE, slot[AT(c, p)] == 0);
        slot[AT(c, p)] = e /* setRelease */
    }
}

/* By the consumer. -> element, or 0 if the ring is empty or gated */
inline poll(c) {
    element = 0;
    word = head[c]; /* headAcquire */
    if
    :: (word & FLAGS) != 0
    :: else ->
        do
        :: slot[AT(c, POSITION(word))] != 0 ->
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
            :: word != NONE -> d_step { takeSlot(c, POSITION(word)) }
            :: else /* the gate was shut */
            fi;
            break
        :: slot[AT(c, POSITION(word))] == 0 ->
            if
            :: POSITION(tail[c]) == POSITION(word) -> break
            :: POSITION(tail[c]) != POSITION(word) ->
                if
#ifndef MUTANT_POLL_WAITS_BLIND
                :: head[c] != word -> break /* the holder of the gate may have taken it */
#endif
                :: head[c] == word -> SPIN_UNTIL(slot[AT(c, POSITION(word))] != 0 || head[c] != word)
                fi
            fi
        od
    fi;
    word = 0
}

/* takeClaimed. -> element */
inline takeSlot(c, p) {
    element = slot[AT(c, p)];
    REQUIRE(SLOT_FILLED, element != 0);
    slot[AT(c, p)] = 0;
    taken[c] = p + 1 /* setRelease */
}

/* By the gate's holder, who has seen that there is room. */
inline offerGated(c, e) {
    atomic {
        word = tail[c];
        tailMoves(c);
        tail[c] = word + STEP /* claimGated */
    };
    taken[c] + CAPACITY(c) > POSITION(word); /* the consumer claimed before the gate */
    publish(c, POSITION(word), e);
    word = 0
}

/* By the gate's holder, who has seen an element. -> element */
inline pollGated(c) {
    atomic { word = head[c]; taken[c] == POSITION(word) }; /* the consumer is between its steps */
    atomic {
        slot[AT(c, POSITION(word))] != 0 -> /* a producer that claimed before */
        takeSlot(c, POSITION(word));
        leave(c, element)
    };
    atomic {
        headMoves(c);
        head[c] = word + STEP; /* headVolatile; keeps the flags of word */
        word = 0
    }
}
