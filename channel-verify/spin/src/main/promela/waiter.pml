/*
 * Waiter: one blocked operation, its state word, and parking.
 *
 *            claim            complete(i)
 *   WAITING --------> CLAIMED -----------> OVER + i
 *     |  ^   unclaim     |
 *     |  '---------------'
 *     '-----------------> CANCELLED
 *            cancel
 *
 * state and parked are read and written outside the lock, so each access is a step of its own.
 */
#define WAITING 0
#define CLAIMED 1
#define CANCELLED 2
#define OVER 3

#define IS_OVER(w) (state[w] >= CANCELLED)
#define IS_LIVE(w) (state[w] < CANCELLED)

/* Answers of await; a smaller answer is the index of the registration that was completed. */
#define INTERRUPTED 8
#define TIMED_OUT 9

byte state[WAITERS] = CANCELLED;
byte parked[WAITERS]; /* the parked thread + 1, or 0 for null */

/* The thread's own: LockSupport's permit, and the interrupt status. */
bool permit[THREADS];
bool interrupt[THREADS];

/* Ghost: whether the wait that was last armed has been decided. */
bool decided[WAITERS];

inline decide(w) {
#ifndef BEHAVIOUR_ONLY
    REQUIRE(ONE_WINNER, !decided[w]);
#endif
    decided[w] = true
}

/* By its thread, while it stands in no queue: so in a step with what comes before. */
inline arm(w) {
    state[w] = WAITING;
    decided[w] = false
}

/*
 * The loop of leaveWaiting. With FINE, the read and the CAS are two steps. Without, they are one: a read
 * that finds WAITING and then loses the CAS has no effect and is followed by another, so that what
 * counts is the last round, in which nothing comes between. The scenarios with FINE bear it out.
 */
inline leaveWaiting(w, target) {
#ifdef FINE
    do
    :: atomic {
            seen = state[w];
            if
            :: seen >= CANCELLED -> ok = false; seen = 0; break
            :: else
            fi
        };
        if
        :: seen == WAITING ->
            atomic {
                if
                :: state[w] == WAITING -> state[w] = target; ok = true; seen = 0; break
                :: else
                fi
            }
        :: else -> SPIN_UNTIL(state[w] != CLAIMED)
        fi
    od
#else
    do
    :: atomic {
            state[w] == WAITING -> state[w] = target; ok = true; break
        }
    :: atomic {
            IS_OVER(w) -> ok = false; break
        }
#ifdef BUSY
    :: state[w] == CLAIMED
#endif
    od
#endif
}

/* -> ok */
inline claim(w) {
#ifdef MUTANT_PASS_OVER_CLAIMED
    atomic {
        if
        :: state[w] == WAITING -> state[w] = CLAIMED; ok = true
        :: else -> ok = false
        fi
    }
#else
    leaveWaiting(w, CLAIMED)
#endif
}

/* By its thread. -> ok */
inline cancel(w) {
#ifdef MUTANT_CANCEL_BLIND
    ok = (state[w] == WAITING);
    if
    :: ok -> atomic { state[w] = CANCELLED; decide(w) }
    :: else
    fi
#else
    leaveWaiting(w, CANCELLED);
    if
    :: ok -> decide(w)
    :: else
    fi
#endif
}

inline unclaim(w) {
#ifdef MUTANT_NO_UNCLAIM
    skip
#else
    state[w] = WAITING
#endif
}

/* The plain writes of outcome and item come in the same step, as nobody looks before the state says so. */
inline finish(r, result, newItem) {
#ifdef MUTANT_COMPLETE_BEFORE_ITEM
    d_step { state[WAITER(r)] = OVER + INDEX(r); decide(WAITER(r)) };
    d_step { outcome[r] = result; item[r] = newItem }
#else
    d_step {
        outcome[r] = result;
        item[r] = newItem;
        state[WAITER(r)] = OVER + INDEX(r); /* complete */
        decide(WAITER(r))
    }
#endif
}

inline signal(w) {
    seen = parked[w];
    if
    :: seen != 0 -> permit[seen - 1] = true; seen = 0 /* unpark */
    :: else
    fi
}

/* LockSupport.park: returns with a permit, an interrupt, at the deadline, or for no reason. */
inline park(timed) {
    seen = 0;
end_park:
    if
    :: atomic { permit[me] -> permit[me] = false }
    :: interrupt[me]
    :: timed -> expired = true
#ifdef SPURIOUS
    :: atomic { spurious < SPURIOUS -> spurious++ }
#endif
    fi
}

/* By the waiter's thread. -> ending: an index, INTERRUPTED or TIMED_OUT. */
inline await(w, timed) {
    do
    :: atomic {
            seen = state[w];
            if
            :: seen >= OVER -> ending = seen - OVER; seen = 0; break
            :: else
            fi
        };
        if
        :: atomic { interrupt[me] -> interrupt[me] = false; noticed = true };
            cancel(w);
            if
            :: ok -> ending = INTERRUPTED; break
            :: else
            fi
        :: timed ->
            cancel(w);
            if
            :: ok -> ending = TIMED_OUT; break
            :: else
            fi
        :: !expired && !interrupt[me] ->
            if
#ifdef MUTANT_PARK_ON_CLAIMED
            :: true ->
#else
            :: seen == CLAIMED -> SPIN_UNTIL(state[w] != CLAIMED)
            :: seen != CLAIMED ->
#endif
                lookAgain = false;
                if
                :: !parking ->
                    parking = true;
                    parked[w] = me + 1;
#ifndef MUTANT_PARK_WITHOUT_LOOK
                    lookAgain = true
#endif
                :: else
                fi;
                if
                :: !lookAgain -> park(timed)
                :: lookAgain /* at the state once more before parking */
                fi
            fi
        fi
    od;
    if
    :: parking -> parked[w] = 0; parking = false
    :: else
    fi;
    if
    :: noticed && ending < INTERRUPTED ->
#ifndef MUTANT_INTERRUPT_SWALLOWED
        interrupt[me] = true
#endif
    :: else
    fi;
    atomic { seen = 0; expired = false; ok = false; noticed = false; lookAgain = false }
}
