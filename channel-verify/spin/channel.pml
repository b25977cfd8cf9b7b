/*
 * RingChannel and UnbufferedChannel, and what AbstractChannel adds.
 *
 * Idling before getting in line (awaitSend, awaitRecv) is left out: a look at the ring that finds
 * nothing has no effect, and one that succeeds is the first look of an operation that came later.
 */

/* The outcome is left in out: DONE, CLOSED, or BLOCKED if it timed out or was interrupted. */
inline send(c, e, timed) {
  if
  :: RINGED(c) -> offer(c, e)
  :: else -> res = REFUSED_GATED
  fi;
  if
  :: res == ADDED -> out = DONE
  :: else -> handoffSend(c, e, timed)
  fi;
  res = 0
}

/* The element, or 0, is left in element. */
inline recv(c, timed) {
  if
  :: RINGED(c) -> poll(c)
  :: else
  fi;
  if
  :: element == 0 -> handoffReceive(c, timed)
  :: else
  fi
}

#ifdef TRY

/* The outcome is left in out: DONE, CLOSED, or BLOCKED for FULL. */
inline trySend(c, e) {
  if
  :: RINGED(c) ->
     offer(c, e);
     if
     :: res == ADDED -> out = DONE
     :: res == REFUSED_CLOSED -> out = CLOSED
     :: res == FULL -> out = BLOCKED
     :: res == REFUSED_GATED -> /* trySendGated */
        isFull(c, won);
        if
        :: won -> out = BLOCKED
        :: else -> handoffTrySend(c, e)
        fi;
        won = 0
     fi;
     res = 0
  :: else ->
     if
     :: closedFlag[c] -> out = CLOSED
     :: else ->
        if
        :: size[receiversOf(c)] == 0 -> out = BLOCKED
        :: else -> handoffTrySend(c, e)
        fi
     fi
  fi
}

/* The element, or 0, is left in element. */
inline tryRecv(c) {
  if
  :: RINGED(c) ->
     do
     :: poll(c);
        if
        :: element != 0 -> break
        :: else
        fi;
        isEmpty(c, won);
        if
        :: won -> break
        :: else
        fi;
        if
        :: head[c] & GATE_BIT -> handoffTryReceive(c); break /* isGated */
        :: else
        fi
     od;
     won = 0
  :: else ->
     if
     :: size[sendersOf(c)] == 0 -> element = 0
     :: else -> handoffTryReceive(c)
     fi
  fi
}

/* isDrained without the lock. */
inline isDrained(c, answer) {
  if
  :: RINGED(c) ->
     t = tail[c];
     if
     :: t & CLOSED_BIT -> answer = (position(head[c]) == position(t))
     :: else -> answer = 0
     fi;
     t = 0
  :: else -> answer = closedFlag[c]
  fi
}

/* Selectable.attempt: the outcome is left in out, BLOCKED if it was not possible; and element. */
inline attempt(c, e, sending) {
  if
  :: sending -> trySend(c, e)
  :: else ->
     tryRecv(c);
     if
     :: element != 0 -> out = DONE
     :: else ->
        isDrained(c, won);
        out = (won -> CLOSED : BLOCKED);
        won = 0
     fi
  fi
}

/* Selectable.version, left in version. Two words are read one after the other. */
inline readVersion(c, sending) {
  if
  :: RINGED(c) && sending -> /* headVersion */
     version = position(head[c]);
     version = version | (tail[c] & CLOSED_BIT)
  :: RINGED(c) && !sending -> /* tailVersion */
     version = tail[c] & 253
  :: !RINGED(c) && sending -> /* partnerVersion */
     version = arrivals[receiversOf(c)];
     version = version * 2 + closedFlag[c]
  :: !RINGED(c) && !sending ->
     version = arrivals[sendersOf(c)];
     version = version * 2 + closedFlag[c]
  fi
}

#endif
