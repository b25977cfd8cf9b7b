/*
 * Waiter, and LockSupport's park and unpark.
 *
 * A loop that reads until something changes (Backoff.pause, Spin.pause) is a step that is not
 * executable before it has changed. With BUSY it is a loop.
 */
byte state[THREADS + 1] = CANCELLED;
byte parked[THREADS + 1];      /* the thread that is or will be parked, plus 1; 0 is null */
byte id[THREADS + 1];          /* the order in which two waiters are claimed */

bit permit[THREADS];           /* LockSupport's */
bit interruptFlag[THREADS];    /* Thread.interrupt */
byte spurious[THREADS] = SPURIOUS;

#define isOver(w) (state[w] != WAITING && state[w] != CLAIMED)

inline arm(w) {
  d_step {
    assertInNoQueue(w);
    state[w] = WAITING;
    won_ghost(w)
  }
}

/*
 * leaveWaiting reads the state, tries a CAS if it is WAITING, and begins again if that fails. So it
 * takes effect in one step: the CAS that succeeds, or the read of a state that is over. It waits
 * while the state is CLAIMED.
 */
inline claim(w, ok) {
#ifdef BUSY
  do :: state[w] == CLAIMED -> skip :: else -> break od;
#endif
  d_step {
#ifdef MUTANT_PASS_OVER_CLAIMED
    true ->
#else
    state[w] != CLAIMED ->
#endif
    if
    :: state[w] == WAITING -> state[w] = CLAIMED; owner[w] = me + 1; ok = 1
    :: else -> ok = 0
    fi
  }
}
