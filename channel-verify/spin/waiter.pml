/*
 * Waiter; LockSupport's park and unpark; Thread's interrupt.
 */
byte state[THREADS + 1] = CANCELLED;
byte parked[THREADS + 1]; /* the number of the parked thread plus 1; 0 is null */
byte id[THREADS + 1];     /* the order in which two waiters are claimed */

bit permit[THREADS];
bit interruptFlag[THREADS];
byte spurious[THREADS] = SPURIOUS;

/* Not in the Java code: who has claimed a waiter (thread plus 1), to show that nobody else ends it. */
byte claimer[THREADS + 1];

#define isOver(w) (state[w] != WAITING && state[w] != CLAIMED)

inline arm(w) {
  d_step {
    assertInNoQueue(w);
    assert(isOver(w));
    state[w] = WAITING
  }
}

/*
 * leaveWaiting reads the state, does the CAS if it is WAITING, and begins again if the CAS fails or
 * the state is CLAIMED. It takes effect in one step: the CAS that succeeds, or the read of a state
 * that is over. All it does before has no effect. So it is this one step, which has to wait while
 * the state is CLAIMED.
 */
inline claim(w, ok) {
  SPIN_UNTIL(state[w] != CLAIMED)
  d_step {
#ifdef MUTANT_PASS_OVER_CLAIMED
    true ->
#else
    state[w] != CLAIMED ->
#endif
    if
    :: state[w] == WAITING -> state[w] = CLAIMED; claimer[w] = me + 1; ok = 1
    :: else -> ok = 0
    fi
  }
}

inline cancel(w, ok) {
  SPIN_UNTIL(state[w] != CLAIMED)
  d_step {
    state[w] != CLAIMED ->
    if
    :: state[w] == WAITING -> state[w] = CANCELLED; ok = 1
    :: else -> ok = 0
    fi
  }
}

inline unclaim(w) {
  d_step {
    assert(state[w] == CLAIMED && claimer[w] == me + 1);
    claimer[w] = 0;
    state[w] = WAITING
  }
}

/* The write of the state only: part of the step of who calls it. */
inline complete(w, index) {
  assert(state[w] == CLAIMED && claimer[w] == me + 1); /* one winner, and it is this thread */
  claimer[w] = 0;
  state[w] = index
}

inline signal(w) {
  thread = parked[w];
  if
  :: d_step { thread != 0 -> permit[thread - 1] = 1; thread = 0 }
  :: else
  fi
}

/*
 * Returns with a permit, when interrupted, when the deadline has passed, and now and then for no
 * reason. How often for no reason is bounded: else a thread whose wake-up was lost would not be stuck.
 */
inline park(timed) {
  if
  :: d_step { permit[me] -> permit[me] = 0 }
  :: interruptFlag[me]
  :: timed -> act = TIMED_OUT
#if SPURIOUS > 0
  :: d_step { spurious[me] > 0 -> spurious[me]-- }
#endif
  fi
}

/*
 * The idler is not modelled: a round of idling only reads the state once more. The clock is not
 * either: the deadline may have passed whenever a timed wait looks at it.
 */
inline await(w, timed) {
  do
  :: atomic {
       end = state[w];
       if
       :: end < WAITING -> act = 0; break
       :: else
       fi;
       if
       :: interruptFlag[me] -> interruptFlag[me] = 0; interrupted = 1; act = INTERRUPTED
       :: !interruptFlag[me] && timed -> act = TIMED_OUT
       :: !interruptFlag[me] && end == CLAIMED -> act = AWAIT_VERDICT
       :: !interruptFlag[me] && end != CLAIMED && !parking -> act = SET_PARKED
       :: !interruptFlag[me] && end != CLAIMED && parking -> act = PARK
       fi
     };
     if
     :: act == AWAIT_VERDICT ->
        SPIN_UNTIL(state[w] != CLAIMED)
        state[w] != CLAIMED
     :: d_step { act == SET_PARKED -> parked[w] = me + 1; parking = 1 }
#ifdef MUTANT_PARK_WITHOUT_LOOK
        ; park(timed)
#endif
     :: act == PARK -> park(timed)
     :: else
     fi;
     if
     :: act == INTERRUPTED || act == TIMED_OUT ->
        cancel(w, won);
        if
        :: won -> end = act; break
        :: else
        fi
     :: else
     fi
  od;
  atomic {
    if
    :: parking -> parked[w] = 0
    :: else
    fi;
    if
    :: interrupted && end < WAITING -> interruptFlag[me] = 1 /* completed first: stays pending */
    :: else
    fi;
    parking = 0; interrupted = 0; act = 0; won = 0
  }
}

/* Thread.interrupt, by another thread; it also unparks, which park shows by looking at the flag. */
inline interrupt(t0) {
  interruptFlag[t0] = 1
}
