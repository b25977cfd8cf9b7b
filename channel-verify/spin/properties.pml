/*
 * What must hold. Nothing here is in the Java code, but for checkInvariants.
 */

/* One bit for each element. Elements are numbered 1..15; those of one sender to one channel are
 * 4 * k + 1, 4 * k + 2, 4 * k + 3 for some k, in this order. */
int accepted;  /* the send that had it said DONE, or it was there at the start */
int refused;   /* the send that had it said that it was closed, timed out, interrupted, not chosen */
int received;  /* a receive returned it, or Handoff.cancel did */

byte finished; /* threads that are done */

/* Ends a send: outcome is DONE or not. */
inline sent(e, how) {
  d_step {
    if
    :: how == DONE -> accepted = accepted | (1 << e)
    :: else -> refused = refused | (1 << e)
    fi;
    out = 0; end = 0
  }
}

/* Ends a receive. */
inline gotten() {
  d_step {
    if
    :: element != 0 ->
       assert(!(received & (1 << element)));         /* not duplicated */
       assert(newest[element / 4] < element);        /* in the order sent */
       received = received | (1 << element);
       newest[element / 4] = element
    :: else
    fi;
    element = 0; out = 0; end = 0
  }
}

inline assertInNoQueue(w) {
  assert(registeredAt[2 * (w)] == 0 && registeredAt[2 * (w) + 1] == 0)
}

/* The lock-free step of a ring: nobody is in line, so nobody is overtaken. */
inline assertNobodyQueued(c) {
  CHECK(length[sendersOf(c)] == 0 && length[receiversOf(c)] == 0)
}

/*
 * An operation takes effect under the lock: nobody else stands in line on its own side, besides
 * its partner, which may be a select that stands on both sides.
 */
inline assertNobodyAhead(q, self, partner0) {
#ifndef NO_CHECKS
  d_step {
    i = 0;
    do
    :: i < length[q] ->
       assert(isOver(waiterOf(at(q, i))) || waiterOf(at(q, i)) == waiterOf(self)
              || waiterOf(at(q, i)) == waiterOf(partner0));
       i++
    :: else -> i = 0; break
    od
  }
#endif
}

/* A partner was claimed: it came before all others that are still waiting. */
inline assertOldest(q, r0, self) {
#ifndef NO_CHECKS
  d_step {
    i = 0;
    do
    :: inLine(q, i) == r0 -> i = 0; break
    :: else ->
       assert(isOver(waiterOf(inLine(q, i))) || waiterOf(inLine(q, i)) == waiterOf(self));
       i++
    od
  }
#endif
}

/*
 * H1, X1, X2 and X3 of Handoff and Exchange, at the instant at which the lock is taken, and at the
 * end. With the gate shut the ring's positions stand still, so they can be looked at in one step.
 */
inline checkInvariants(c) {
#ifndef NO_CHECKS
  if
  :: RINGED(c) ->
     assert(gated[c] == (length[sendersOf(c)] + length[receiversOf(c)] > 0));
     assert(gated[c] == ((tail[c] & GATE_BIT) != 0));
     assert(gated[c] == ((head[c] & GATE_BIT) != 0))
  :: else
  fi;
  assert(!isClosed(c) || length[sendersOf(c)] + length[receiversOf(c)] == 0);
  n = 0;
  do
  :: n < length[sendersOf(c)] ->
     if
     :: !isOver(waiterOf(at(sendersOf(c), n))) ->
        assert(!RINGED(c) || isFullNow(c));
        i = 0;
        do
        :: i < length[receiversOf(c)] ->
           assert(isOver(waiterOf(at(receiversOf(c), i)))
                  || waiterOf(at(receiversOf(c), i)) == waiterOf(at(sendersOf(c), n)));
           i++
        :: else -> i = 0; break
        od
     :: else
     fi;
     n++
  :: else -> n = 0; break
  od;
  do
  :: n < length[receiversOf(c)] ->
     assert(!RINGED(c) || isOver(waiterOf(at(receiversOf(c), n))) || isEmptyNow(c));
     n++
  :: else -> n = 0; break
  od
#endif
}

/* All threads are done. */
inline checkEnd() {
  d_step {
    /* Everything is as it was: no lock, no gate, nobody in line, no waiter claimed. */
    n = 0;
    do
    :: n < CHANNELS ->
       assert(!held[n]);
       assert(length[sendersOf(n)] == 0 && length[receiversOf(n)] == 0);
       assert(!gated[n] && !(tail[n] & GATE_BIT) && !(head[n] & GATE_BIT));
       /* What is left in the ring counts as received, but was not received. */
       do
       :: RINGED(n) && position(head[n]) != position(tail[n]) ->
          element = slot[slotOf(n, head[n])];
          assert(element != 0 && stamp[slotOf(n, head[n])] == (position(head[n]) | READY_BIT));
          assert(!(received & (1 << element)));
          received = received | (1 << element);
          slot[slotOf(n, head[n])] = 0;
          head[n] = head[n] + STEP
       :: else -> break
       od;
       n++
    :: else -> break
    od;
    n = 0;
    do
    :: n < CHANNELS * SLOTS -> assert(slot[n] == 0); n++
    :: else -> break
    od;
    n = 0;
    do
    :: n < THREADS ->
       assert(isOver(n) && parked[n] == 0);
       assertInNoQueue(n);
       n++
    :: else -> break
    od;
    assert((accepted & refused) == 0);
    assert(received == accepted); /* nothing lost, nothing invented */
    n = 0; element = 0
  }
}
