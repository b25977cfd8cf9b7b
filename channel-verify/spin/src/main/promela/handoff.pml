/*
 * SpinLock and Handoff: the slow path of a channel.
 *
 * Under the lock these are steps of their own: all that ring.pml and waiter.pml call a step; append and
 * remove, whose size others read without the lock. What only the lock's holder reads and writes (gated, the
 * links of a line, a queued registration's fields) goes with the step before or after it.
 */

/* SpinLock */
inline lock(c) {
    do
    :: atomic { held[c] == 0 -> held[c] = me + 1; break }
#ifdef BUSY
    :: held[c] != 0
#endif
    od
}

inline unlock(c) {
    d_step {
#ifndef BEHAVIOUR_ONLY
        checkInvariants(c);
#endif
        held[c] = 0
    }
}

/* Handoff.enter */
inline enter(c) {
    lock(c);
    if
    :: HAS_RING(c) && !gated[c] -> gated[c] = true; shutGate(c)
    :: else
    fi
}

/* Handoff.exit. Who was completed is in woken, and signalled after the lock is free. */
inline exit(c) {
    if
#ifdef MUTANT_GATE_OPENS_EARLY
    :: gated[c] ->
#else
    :: gated[c] && IS_NOBODY_QUEUED(c) ->
#endif
#ifdef MEETING
        if
        :: !HAS_RING(c) -> openMeeting(c)
        :: else -> gated[c] = false; openGate(c)
        fi
#else
        gated[c] = false;
        openGate(c)
#endif
    :: else
    fi;
    unlock(c);
    if
    :: woken != NOBODY -> signal(woken); woken = NOBODY
    :: else
    fi
}

/* After exit: those whom close has failed. */
inline signalFailed() {
    k = 0;
    do
    :: k == WAITERS -> break
    :: k < WAITERS && (failed & (1 << k)) != 0 -> signal(k); k++
    :: k < WAITERS && (failed & (1 << k)) == 0 -> k++
    od;
    atomic { k = 0; failed = 0 }
}

/* Handoff.close. -> closedIt: whether this call closed it */
inline close(c) {
#ifdef MUTANT_CLOSE_LOOKS_FIRST
    closedIt = !IS_CLOSED(c);
    enter(c);
    if
    :: !closedIt
#else
    enter(c);
    if
    :: IS_CLOSED(c)
#endif
    :: else ->
#ifdef MEETING
        shutMeeting(c);
#endif
        closedIt = true;
        closeExchange(c)
    fi;
    exit(c);
    signalFailed()
}

/* Handoff.cancel: close, and drain what is in the ring. */
inline closeAndDrain(c) {
    enter(c);
    if
    :: IS_CLOSED(c)
    :: else ->
#ifdef MEETING
        shutMeeting(c);
#endif
        closedIt = true;
        closeExchange(c)
    fi;
    if
    :: HAS_RING(c) ->
        do
        :: IS_EMPTY(c) -> break
        :: !IS_EMPTY(c) -> pollGated(c); d_step { deliver(element); element = 0 }
        od
    :: else
    fi;
    exit(c);
    signalFailed()
}

/* Handoff.withdraw */
inline withdraw(c, r) {
    lock(c);
    if
    :: queue[r] != 0 -> remove(queue[r] - 1, r)
    :: else
    fi;
    exit(c)
}

/* Handoff.register. -> result; BLOCKED if it was put into the line */
inline register(c, r) {
    enter(c);
    self = r;
    if
    :: sending[r] -> element = item[r]; give(c, element)
    :: else -> takeFor(c)
    fi;
    atomic { self = NOBODY; element = 0 };
    if
    :: result == BLOCKED ->
#if defined(MEETING) && !defined(MUTANT_MEETING_OPEN)
        shutMeeting(c);
#endif
        enqueue(c, r)
    :: else
    fi;
    exit(c)
}

/* An exception takes the place of a result, and of an element. */
inline throwIfInterrupted() {
    if
    :: ending == INTERRUPTED -> result = BLOCKED; element = 0
    :: else
    fi
}

/* Handoff.send. -> result: DONE, CLOSED, or BLOCKED if it was given up */
inline handoffSend(c, e, timed) {
    enter(c);
#ifdef MUTANT_NO_RECHECK
    result = BLOCKED;
#else
    give(c, e);
#endif
    if
    :: result == BLOCKED ->
#if defined(MEETING) && !defined(MUTANT_MEETING_OPEN)
        shutMeeting(c);
#endif
        atomic {
            obtain();
            sending[mine] = true; outcome[mine] = BLOCKED; item[mine] = e; /* prepareSend */
            arm(WAITER(mine));
            enqueue(c, mine)
        };
        exit(c);
        await(WAITER(mine), timed);
        if
        :: ending >= INTERRUPTED -> withdraw(c, mine)
        :: else
        fi;
        atomic { result = outcome[mine]; recycle(); throwIfInterrupted() }
    :: else -> exit(c)
    fi
}

/* Handoff.receive. -> element or 0, and result: DONE, CLOSED, BLOCKED */
inline handoffReceive(c, timed) {
    enter(c);
#ifdef MUTANT_NO_RECHECK
    element = 0; result = BLOCKED;
#else
    take(c);
    if
    :: element != 0 -> result = DONE
    :: else -> result = (IS_DRAINED(c) -> CLOSED : BLOCKED)
    fi;
#endif
    if
    :: result == BLOCKED ->
#if defined(MEETING) && !defined(MUTANT_MEETING_OPEN)
        shutMeeting(c);
#endif
        atomic {
            obtain();
            sending[mine] = false; outcome[mine] = BLOCKED; item[mine] = 0; /* prepareReceive */
            arm(WAITER(mine));
            enqueue(c, mine)
        };
        exit(c);
        await(WAITER(mine), timed);
        if
        :: ending >= INTERRUPTED -> withdraw(c, mine)
        :: else
        fi;
        atomic { result = outcome[mine]; element = item[mine]; recycle(); throwIfInterrupted() }
    :: else -> exit(c)
    fi
}

/* Handoff.trySend. -> result */
inline handoffTrySend(c, e) {
    enter(c);
    give(c, e);
    exit(c)
}

/* Handoff.tryReceive. -> element */
inline handoffTryReceive(c) {
    enter(c);
    take(c);
    exit(c)
}
