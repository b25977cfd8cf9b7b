/*
 * Exchange: the rules, for the holder of the channel's lock with the gate shut. What only it reads
 * and writes (the links, gated, registrations in a queue) is no step of its own.
 */
bit closedFlag[CHANNELS]; /* Exchange.closed; if there is a ring, its tail says it */

#define isClosed(c) (RINGED(c) -> (tail[c] & CLOSED_BIT) != 0 : closedFlag[c])
/* Under the lock. */
#define isDrainedNow(c) (isClosed(c) && (!RINGED(c) || isEmptyNow(c)))

#ifdef MUTANT_NO_LOOK_UNDER_GATE
/* A plain operation believes what its ring said before the gate was shut. */
#define believesFull(c, self) ((self) == NONE || isFullNow(c))
#define believesEmpty(c, self) ((self) == NONE || isEmptyNow(c))
#else
#define believesFull(c, self) isFullNow(c)
#define believesEmpty(c, self) isEmptyNow(c)
#endif

#ifdef MUTANT_CLAIM_SELF_FIRST
#define hasLowerId(w, w0) 1
#else
#define hasLowerId(w, w0) (id[w] < id[w0])
#endif

/* Writes the outcome and completes the claimed waiter. */
inline finish(r0, how, e) {
  d_step {
    outcome[r0] = how;
    item[r0] = e;
    complete(waiterOf(r0), indexOf(r0))
  }
}

inline finishIfLive(self, how) {
  if
  :: (self) != NONE ->
     claim(waiterOf(self), won);
     if
     :: won -> finish(self, how, 0); out = how
     :: else -> out = LOST
     fi;
     won = 0
  :: else -> out = how
  fi
}

/* Exchange.complete. */
inline completePartner(r0, e) {
  assert(completed == NONE);
#ifdef MUTANT_SIGNAL_BEFORE_COMPLETE
  signal(waiterOf(r0));
  finish(r0, DONE, e)
#else
  finish(r0, DONE, e);
  completed = waiterOf(r0)
#endif
}

/* Leaves NONE in partner if there is none, or self is over. */
inline claimPartner(q, self) {
  n = 0;
  do
  :: atomic {
       if
       :: (self) != NONE && n < length[q] && waiterOf(at(q, n)) == waiterOf(self) -> n++
       :: else
       fi;
       if
       :: n >= length[q] -> partner = NONE; break
       :: else -> partner = at(q, n)
       fi;
       selfFirst = (self) != NONE && hasLowerId(waiterOf(self), waiterOf(partner));
       wonToo = 1;
       if
       :: selfFirst -> claim(waiterOf(self), wonToo)
       :: else
       fi
     };
     if
     :: !wonToo -> partner = NONE; break
     :: else
     fi;
     claim(waiterOf(partner), won);
     if
     :: won && (self) != NONE && !selfFirst ->
        claim(waiterOf(self), wonToo);
        if
        :: !wonToo -> unclaim(waiterOf(partner)); partner = NONE; break
        :: else
        fi
     :: !won && selfFirst -> unclaim(waiterOf(self))
     :: else
     fi;
     if
     :: won ->
        assertOldest(q, partner, self);
        remove(q, partner);
        break
     :: else ->
#ifdef MUTANT_PASS_OVER_CLAIMED
        if
        :: !isOver(waiterOf(partner)) -> n++
        :: else -> remove(q, partner)
        fi
#else
        remove(q, partner)
#endif
     fi
  od;
  atomic { n = 0; won = 0; wonToo = 0; selfFirst = 0 }
}

/* The outcome is left in out. */
inline give(c, e, self) {
  if
  :: isClosed(c) -> finishIfLive(self, CLOSED)
  :: else ->
     claimPartner(receiversOf(c), self);
     if
     :: partner != NONE ->
        assertNobodyAhead(sendersOf(c), self, partner);
        if
        :: (self) != NONE -> finish(self, DONE, 0)
        :: else
        fi;
        completePartner(partner, e);
        partner = 0;
        out = DONE
     :: else ->
        partner = 0;
        if
        :: !RINGED(c) || believesFull(c, self) ->
           out = ((self) != NONE && isOver(waiterOf(self)) -> LOST : BLOCKED)
        :: else ->
           won = 1;
           if
           :: (self) != NONE -> claim(waiterOf(self), won)
           :: else
           fi;
           if
           :: won ->
              assertNobodyAhead(sendersOf(c), self, NONE);
              offerGated(c, e);
              if
              :: (self) != NONE -> finish(self, DONE, 0)
              :: else
              fi;
              out = DONE
           :: else -> out = LOST
           fi;
           won = 0
        fi
     fi
  fi
}

inline takeFromSender(c, self) {
  claimPartner(sendersOf(c), self);
  if
  :: partner != NONE ->
     assertNobodyAhead(receiversOf(c), self, partner);
     element = item[partner];
     if
     :: (self) != NONE -> finish(self, DONE, element)
     :: else
     fi;
     completePartner(partner, 0)
  :: else -> element = 0
  fi;
  partner = 0
}

/* The oldest blocked sender's element takes the place that became free. */
inline refill(c) {
#ifdef MUTANT_REFILL_WITHOUT_CLAIM
  if
  :: length[sendersOf(c)] > 0 ->
     partner = at(sendersOf(c), 0);
     remove(sendersOf(c), partner);
     claimer[waiterOf(partner)] = me + 1 /* so that the assertion in complete sees the state alone */
  :: else -> partner = NONE
  fi;
#else
  claimPartner(sendersOf(c), NONE);
#endif
  if
  :: partner != NONE ->
     offerGated(c, item[partner]);
     completePartner(partner, 0)
  :: else
  fi;
  partner = 0
}

/* Leaves the element, or 0, in element. */
inline take(c, self) {
  if
  :: !RINGED(c) || believesEmpty(c, self) -> takeFromSender(c, self)
  :: else ->
     won = 1;
     if
     :: (self) != NONE -> claim(waiterOf(self), won)
     :: else
     fi;
     if
     :: won ->
        won = 0;
        assertNobodyAhead(receiversOf(c), self, NONE);
        pollGated(c);
        if
        :: (self) != NONE -> finish(self, DONE, element)
        :: else
        fi;
        refill(c)
     :: else -> element = 0
     fi
  fi
}

/* The element goes to self; the outcome is left in out. */
inline takeFor(c, self) {
  take(c, self);
  if
  :: element != 0 -> out = DONE; element = 0
  :: else ->
     if
     :: isDrainedNow(c) -> finishIfLive(self, CLOSED)
     :: else -> out = (isOver(waiterOf(self)) -> LOST : BLOCKED)
     fi
  fi
}

inline failAll(q) {
  do
  :: length[q] > 0 ->
     partner = at(q, 0);
     remove(q, partner);
     claim(waiterOf(partner), won);
     if
     :: won -> failed = failed | (1 << waiterOf(partner)); finish(partner, CLOSED, 0)
     :: else
     fi
  :: else -> break
  od;
  atomic { partner = 0; won = 0 }
}

/* Exchange.close. */
inline closeExchange(c) {
  if
  :: RINGED(c) -> tail[c] = tail[c] | CLOSED_BIT
  :: else -> closedFlag[c] = 1
  fi;
#ifndef MUTANT_CLOSE_FAILS_NOBODY
  failAll(sendersOf(c));
  failAll(receiversOf(c))
#endif
}
