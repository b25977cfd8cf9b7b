/*
 * Ring and MpmcRing. A word is read, or CASed, or written, in one step.
 */
byte tail[CHANNELS];
byte head[CHANNELS];
byte stamp[CHANNELS * SLOTS];
byte slot[CHANNELS * SLOTS];

#define isEmptyNow(c) (position(head[c]) == position(tail[c]))
#define isFullNow(c) (position(head[c]) + LAP == position(tail[c]))

/* In the initial step. */
inline newRing(c) {
  i = 0;
  do
  :: i < SLOTS -> stamp[c * SLOTS + i] = i * STEP; i++
  :: else -> i = 0; break
  od
}

/* In the initial step: as if it had been sent before. */
inline prefill(c, e) {
  slot[slotOf(c, tail[c])] = e;
  stamp[slotOf(c, tail[c])] = tail[c] | READY_BIT;
  tail[c] = tail[c] + STEP;
  accepted = accepted | (1 << e)
}

inline casTail(c, word, ok) {
  d_step {
    ok = (tail[c] == word);
    if
    :: ok -> tail[c] = word + STEP; assertNobodyQueued(c)
    :: else
    fi
  }
}

inline casHead(c, word, ok) {
  d_step {
    ok = (head[c] == word);
    if
    :: ok -> head[c] = word + STEP; assertNobodyQueued(c)
    :: else
    fi
  }
}

/* The slot is this thread's alone until the stamp is written: one step. */
inline publish(c, word, e) {
  d_step {
    assert(slot[slotOf(c, word)] == 0);
    slot[slotOf(c, word)] = e;
    stamp[slotOf(c, word)] = position(word) | READY_BIT
  }
}

/* MpmcRing.take; the slot is this thread's alone, as above. */
inline takeSlot(c, word, e) {
  d_step {
    e = slot[slotOf(c, word)];
    assert(e != 0);
    slot[slotOf(c, word)] = 0;
    stamp[slotOf(c, word)] = position(word) + LAP
  }
}

inline offer(c, e) {
  do
  :: t = tail[c];
     if
     :: t & CLOSED_BIT -> res = REFUSED_CLOSED; break
     :: !(t & CLOSED_BIT) && (t & GATE_BIT) -> res = REFUSED_GATED; break
     :: else
     fi;
     s = stamp[slotOf(c, t)];
     if
     :: s == t ->
        casTail(c, t, won);
        if
        :: won -> publish(c, t, e); res = ADDED; break
        :: else
        fi
     :: else ->
        h = head[c]; /* isFullAt */
        if
        :: position(h) + LAP == t -> res = FULL; break
        :: else ->
           /* A consumer is between its claim and its stamp: wait until another look sees more. */
           SPIN_UNTIL(tail[c] != t || stamp[slotOf(c, t)] != s || position(head[c]) + LAP == t)
           tail[c] != t || stamp[slotOf(c, t)] != s || position(head[c]) + LAP == t
        fi
     fi
  od;
  atomic { t = 0; s = 0; h = 0; won = 0 }
}

/* Leaves 0 in element if there is none, or the gate is shut. */
inline poll(c) {
  do
  :: h = head[c];
     if
     :: flags(h) -> element = 0; break
     :: else
     fi;
     s = stamp[slotOf(c, h)];
     if
     :: s == (h | READY_BIT) ->
        casHead(c, h, won);
        if
        :: won -> takeSlot(c, h, element); break
        :: else
        fi
     :: else ->
        t = tail[c];
        if
        :: position(t) == h -> element = 0; break
        :: else ->
           /* A producer is between its claim and its stamp: wait until another look sees more. */
           SPIN_UNTIL(head[c] != h || stamp[slotOf(c, h)] != s)
           head[c] != h || stamp[slotOf(c, h)] != s
        fi
     fi
  od;
  atomic { t = 0; s = 0; h = 0; won = 0 }
}

/* Only if there is room; the Java method looks, too, but its callers have done so. */
inline offerGated(c, e) {
  t = tail[c];
  SPIN_UNTIL(stamp[slotOf(c, t)] == position(t))
  stamp[slotOf(c, t)] == position(t);
  publish(c, t, e);
  d_step { tail[c] = t + STEP; t = 0 }
}

/* Only if there is an element; see above. */
inline pollGated(c) {
  h = head[c];
  SPIN_UNTIL(stamp[slotOf(c, h)] == (position(h) | READY_BIT))
  stamp[slotOf(c, h)] == (position(h) | READY_BIT);
  takeSlot(c, h, element);
  d_step { head[c] = h + STEP; h = 0 }
}

inline shutGate(c) {
  tail[c] = tail[c] | GATE_BIT;
#ifndef MUTANT_GATE_ONLY_IN_TAIL
  head[c] = head[c] | GATE_BIT
#endif
}

inline openGate(c) {
  head[c] = head[c] & 253;
  tail[c] = tail[c] & 253
}

#ifdef TRY

/* isFull: the tail first. */
inline isFull(c, answer) {
  t = tail[c];
  d_step { answer = (position(head[c]) + LAP == position(t)); t = 0 }
}

/* isEmpty: head first. */
inline isEmpty(c, answer) {
  h = head[c];
  d_step { answer = (position(tail[c]) == position(h)); h = 0 }
}

#endif
