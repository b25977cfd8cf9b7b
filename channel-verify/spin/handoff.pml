/*
 * Handoff: the lock, the gate, and the blocking operations.
 */
bit held[CHANNELS];  /* SpinLock */
bit gated[CHANNELS];

/* SpinLock.lock: the CAS that succeeds; those that fail have no effect. */
inline lock(c) {
  SPIN_UNTIL(!held[c])
  d_step { !held[c] -> held[c] = 1; checkInvariants(c) }
}

inline enter(c) {
  lock(c);
  if
  :: d_step { RINGED(c) && !gated[c] -> gated[c] = 1; };
     shutGate(c)
  :: else
  fi
}

inline exit(c) {
#ifdef MUTANT_UNLOCK_BEFORE_GATE
  d_step {
    shut = gated[c] && length[sendersOf(c)] == 0 && length[receiversOf(c)] == 0;
    held[c] = 0
  };
  if
  :: shut -> shut = 0; gated[c] = 0; openGate(c)
  :: else
  fi;
#else
  if
  :: d_step {
       gated[c] && length[sendersOf(c)] == 0 && length[receiversOf(c)] == 0 -> gated[c] = 0
     };
     openGate(c)
  :: else
  fi;
  held[c] = 0; /* SpinLock.unlock */
#endif
  if
  :: completed != NONE -> signal(completed); completed = NONE
  :: else
  fi
}

/* The registration and the waiter of a plain operation are the thread's own: see README.md. */
#define plain (2 * me)

inline prepareSend(r0, e) {
  d_step { item[r0] = e; outcome[r0] = BLOCKED }
}

inline prepareReceive(r0) {
  d_step { item[r0] = 0; outcome[r0] = BLOCKED }
}

/* After a use: forgets what is of no use, and checks that the registration is the thread's alone. */
inline recycle(r0) {
  d_step {
    assert(registeredAt[r0] == 0 && isOver(waiterOf(r0)));
    item[r0] = 0; outcome[r0] = 0; state[waiterOf(r0)] = CANCELLED
  }
}

inline withdraw(c, r0) {
  lock(c);
  if
  :: registeredAt[r0] != 0 -> remove(registeredAt[r0] - 1, r0)
  :: else
  fi;
  exit(c)
}

/* Handoff.await. */
inline awaitAndLeave(c, r0, timed) {
  await(waiterOf(r0), timed);
#ifndef MUTANT_NO_WITHDRAW
  if
  :: end >= WAITING -> withdraw(c, r0)
  :: else
  fi
#endif
}

/* Handoff.send: the outcome is left in out, BLOCKED also if interrupted; see end. */
inline handoffSend(c, e, timed) {
  enter(c);
  give(c, e, NONE);
  if
  :: out == BLOCKED ->
     prepareSend(plain, e);
     arm(me);
     append(sendersOf(c), plain);
     exit(c);
     awaitAndLeave(c, plain, timed);
     out = outcome[plain];
     recycle(plain)
  :: else -> exit(c)
  fi
}

/* Handoff.receive: the element, or 0, is left in element. */
inline handoffReceive(c, timed) {
  enter(c);
  take(c, NONE);
  if
  :: element != 0 || isDrainedNow(c) -> exit(c)
  :: else ->
     prepareReceive(plain);
     arm(me);
     append(receiversOf(c), plain);
     exit(c);
     awaitAndLeave(c, plain, timed);
     element = item[plain];
     recycle(plain)
  fi
}

inline handoffTrySend(c, e) {
  enter(c);
  give(c, e, NONE);
  exit(c)
}

inline handoffTryReceive(c) {
  enter(c);
  take(c, NONE);
  exit(c)
}

/* The outcome is left in out. */
inline register(c, r0, sending) {
  enter(c);
  if
  :: sending -> give(c, item[r0], r0)
  :: else -> takeFor(c, r0)
  fi;
  if
  :: out == BLOCKED && sending -> append(sendersOf(c), r0)
  :: out == BLOCKED && !sending -> append(receiversOf(c), r0)
  :: else
  fi;
  exit(c)
}

inline signalFailed() {
  i = 0;
  do
  :: i < THREADS && (failed & (1 << i)) -> signal(i); i++
  :: i < THREADS && !(failed & (1 << i)) -> i++
  :: else -> break
  od;
  atomic { i = 0; failed = 0 }
}

/* Handoff.close. */
inline close(c) {
  enter(c);
  if
  :: isClosed(c) -> exit(c)
  :: else ->
     closeExchange(c);
     exit(c);
     signalFailed()
  fi
}

/* Handoff.cancel: what was in the ring counts as received, by this thread. */
inline closeAndDrain(c) {
  enter(c);
  if
  :: isClosed(c)
  :: else -> closeExchange(c)
  fi;
  do
  :: RINGED(c) && !isEmptyNow(c) ->
     pollGated(c);
     gotten()
  :: else -> break
  od;
  exit(c);
  signalFailed()
}
