/*
 * SingleSlotRing as the place where threads meet that are not in line, of a channel without a ring; with
 * MEETING. A turn is a position * 4 + flags; in an odd one an element is there.
 *
 * Steps: each read of the turn and of the slot, each CAS, each release. How long a sender stays is left
 * open: its attempt to take the element back comes at any time.
 */
byte turn[CHANNELS];
byte meet[CHANNELS];

#define IS_SOMEBODYS_TURN(word) ((POSITION(word) & 1) == 1)

/* Handoff.shutMeeting, under the lock. */
inline shutMeeting(c) {
    if
    :: !HAS_RING(c) && !gated[c] -> gated[c] = true; turn[c] = turn[c] | GATE
    :: else
    fi
}

/* Handoff.openGate of a channel without a ring, under the lock. */
inline openMeeting(c) {
#ifndef MUTANT_MEETING_AFTER_CLOSE
    if
    :: IS_CLOSED(c)
    :: else ->
#else
    if
    :: true ->
#endif
        gated[c] = false;
        turn[c] = turn[c] & ~GATE
    fi
}

/* SingleSlotRing.casTurn from word. -> ok */
inline casTurn(c, old) {
    atomic {
        ok = (turn[c] == old);
        if
        :: ok -> turn[c] = old + STEP
        :: else
        fi
    }
}

/* The part of UnbufferedChannel.awaitSend before the line. -> result: DONE, or GATED */
inline meetSend(c, e) {
    result = GATED;
    word = turn[c]; /* offerInTurn */
    if
    :: (word & FLAGS) == 0 && !IS_SOMEBODYS_TURN(word) && meet[c] == 0 ->
        casTurn(c, word);
        if
        :: ok ->
            d_step { REQUIRE(SLOT_FREE, meet[c] == 0); meet[c] = e };
            do /* withdraw */
            :: seen = turn[c];
                if
                :: POSITION(seen) != POSITION(word) + 1 -> result = DONE; break
                :: else ->
#ifdef MUTANT_WITHDRAW_BLIND
                    turn[c] = seen + STEP; ok = true;
#else
                    casTurn(c, seen);
#endif
                    if
                    :: ok -> meet[c] = 0; break
                    :: else
                    fi
                fi
            od
        :: else
        fi
    :: else
    fi;
    atomic { word = 0; seen = 0; ok = false }
}

/* SingleSlotRing.poll, once. -> element, or 0 */
inline meetPoll(c) {
    word = turn[c];
    if
    :: (word & GATE) == 0 && IS_SOMEBODYS_TURN(word) && meet[c] != 0 ->
        seen = meet[c];
        atomic {
            casTurn(c, word);
            if
            :: ok -> REQUIRE(NOT_OVERTAKEN, IS_NOBODY_QUEUED(c))
            :: else
            fi
        };
        if
        :: ok -> meet[c] = 0; element = seen
        :: else
        fi
    :: else
    fi;
    atomic { word = 0; seen = 0; ok = false }
}
