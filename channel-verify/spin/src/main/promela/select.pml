/*
 * Select of two cases: look, register in any order, wait, withdraw. One waiter, a registration per case.
 */
#define CASE_CHANNEL(which) ((which) & 1)
#define CASE_SENDS(which) (((which) & 2) != 0)
#define RECV0 0
#define RECV1 1
#define SEND0 2
#define SEND1 3

/* Selectable.attempt of AbstractChannel, as the pass look calls it. -> result: BLOCKED if impossible now */
inline attempt(which, e) {
    if
    :: CASE_SENDS(which) -> trySend(CASE_CHANNEL(which), e)
    :: else ->
        tryRecv(CASE_CHANNEL(which));
        if
        :: element != 0 -> result = DONE
        :: else ->
            isDrained(CASE_CHANNEL(which));
            result = (ok -> CLOSED : BLOCKED)
        fi
    fi
}

/* Select.look. -> result; BLOCKED if no case was possible. chosen, element */
inline look() {
    atomic {
        if
        :: position = 0
        :: position = 1
        fi
    };
    current = (position == 0 -> case0 : case1);
    attempt(current, offered);
    if
    :: result == BLOCKED ->
        atomic { position = 1 - position; current = (position == 0 -> case0 : case1) };
        attempt(current, offered)
    :: else
    fi;
    atomic { chosen = position; position = 0; current = 0 }
}

/* Select.registerAndWait. -> ending: the index of the case, INTERRUPTED or TIMED_OUT */
inline registerAndWait(timed) {
    atomic {
        arm(me);
        sending[REGISTRATION(me, 0)] = CASE_SENDS(case0);
        item[REGISTRATION(me, 0)] = (CASE_SENDS(case0) -> offered : 0);
        outcome[REGISTRATION(me, 0)] = BLOCKED;
        sending[REGISTRATION(me, 1)] = CASE_SENDS(case1);
        item[REGISTRATION(me, 1)] = (CASE_SENDS(case1) -> offered : 0);
        outcome[REGISTRATION(me, 1)] = BLOCKED;
        if
        :: first = 0
        :: first = 1
        fi;
        registered = 0
    };
    do
    :: registered < 2 ->
        atomic {
            position = (registered == 0 -> first : 1 - first);
            current = (position == 0 -> case0 : case1);
            registered++
        };
        register(CASE_CHANNEL(current), REGISTRATION(me, position));
        if
        :: result != BLOCKED -> break
        :: else
        fi
    :: else -> break
    od;
    await(me, timed);
    withdrawAllBut(ending)
}

/* Select.withdraw, of those registered. */
inline withdrawAllBut(winner) {
    withdrawn = 0;
    do
    :: withdrawn < registered ->
        atomic {
            position = (withdrawn == 0 -> first : 1 - first);
            current = (position == 0 -> case0 : case1);
            withdrawn++
        };
        if
#ifdef MUTANT_FORGET_LOSER
        :: position != winner && winner >= INTERRUPTED ->
#else
        :: position != winner ->
#endif
            withdraw(CASE_CHANNEL(current), REGISTRATION(me, position))
        :: else
        fi
    :: else -> break
    od;
    atomic { withdrawn = 0; position = 0; current = 0; registered = 0; first = 0 }
}
