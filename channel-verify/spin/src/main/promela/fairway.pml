/*
 * Fairway's blocking protocol: threads that send, receive, select, close and interrupt, on one or two
 * channels. See README.md for what is covered and how to run one scenario.
 */
#include "scenario.pml"
#include "ghosts.pml"
#include "waiter.pml"
#include "ring.pml"
#ifdef SINGLE_CONSUMER
#include "single.pml"
#else
#include "mpmc.pml"
#endif
#include "line.pml"
#ifdef MEETING
#include "meeting.pml"
#endif
#include "invariants.pml"
#include "exchange.pml"
#include "handoff.pml"
#include "channel.pml"
#include "select.pml"

/* What a thread keeps between steps; each is put back to its first value when it is no longer needed. */
#define LOCALS \
    byte word, seen, k, candidate, failed; \
    byte result, element, ending; \
    byte partner = NOBODY, self = NOBODY, woken = NOBODY; \
    byte mine; \
    bool ok, passOver, selfFirst, claimed, parking, expired, noticed, lookAgain, closedIt;

#define ELEMENT(n) (1 + me * SENDS + (n))
#define ELEMENTS (SENDERS * SENDS + SELECTS)

inline wasSent(e) {
    sent = sent | (1 << (e))
}

inline ends() {
    done++
}

#if SENDERS > 0
proctype sender(byte me) {
    LOCALS
    byte n;
    do
    :: n < SENDS ->
        send(0, ELEMENT(n), TIMED_SENDS);
        d_step {
            if
            :: result == DONE -> wasSent(ELEMENT(n))
            :: result == CLOSED -> REQUIRE(CLOSED_TRULY, IS_CLOSED(0))
            :: else -> interruptUsed = interruptUsed || ending == INTERRUPTED
            fi;
            n++;
            result = 0;
            ending = 0
        }
    :: else -> break
    od;
    ends()
}
#endif

#if RECEIVERS > 0
proctype receiver(byte me) {
    LOCALS
    byte n;
    do
    :: n < RECEIVES ->
        receive(0, TIMED_RECEIVES);
        d_step {
            if
            :: element != 0 -> deliver(element)
            :: else ->
                REQUIRE(CLOSED_TRULY, result != DONE);
                REQUIRE(CLOSED_TRULY, result != CLOSED || IS_DRAINED(0));
                interruptUsed = interruptUsed || ending == INTERRUPTED
            fi;
            n++;
            element = 0;
            result = 0;
            ending = 0
        }
    :: else -> break
    od;
    ends()
}
#endif

#if SELECTS > 0
/* Select.await, once. offered is the element of its send cases. */
proctype selecter(byte me; byte case0; byte case1; byte offered) {
    LOCALS
    byte position, current, first, registered, withdrawn, chosen;
#ifdef LOOK
    look();
#else
    result = BLOCKED;
#endif
    if
    :: result == BLOCKED ->
        registerAndWait(TIMED_SELECTS);
        d_step {
            if
            :: ending < INTERRUPTED ->
                chosen = ending;
                result = outcome[REGISTRATION(me, chosen)];
                element = item[REGISTRATION(me, chosen)];
                REQUIRE(ONE_OUTCOME, result != BLOCKED);
                REQUIRE(ONE_OUTCOME, outcome[REGISTRATION(me, 1 - chosen)] == BLOCKED)
            :: else ->
                result = BLOCKED;
                REQUIRE(ONE_OUTCOME, outcome[REGISTRATION(me, 0)] == BLOCKED);
                REQUIRE(ONE_OUTCOME, outcome[REGISTRATION(me, 1)] == BLOCKED);
                interruptUsed = interruptUsed || ending == INTERRUPTED
            fi;
            REQUIRE(WITHDRAWN, queue[REGISTRATION(me, 0)] == 0 && queue[REGISTRATION(me, 1)] == 0)
        }
    :: else
    fi;
    atomic {
        position = (chosen == 0 -> case0 : case1);
        if
        :: result == DONE && CASE_SENDS(position) -> wasSent(offered)
        :: result == DONE && !CASE_SENDS(position) -> deliver(element)
        :: else -> REQUIRE(CLOSED_TRULY, result == BLOCKED || IS_CLOSED(CASE_CHANNEL(position)))
        fi;
        ends()
    }
}
#endif

#if CLOSERS + CANCELS > 0
proctype closer(byte me; bool draining) {
    LOCALS
    if
    :: draining -> closeAndDrain(0)
    :: else -> close(0)
    fi;
    atomic {
        if
        :: closedIt -> closings++
        :: else
        fi;
        ends()
    }
}
#endif

#ifdef INTERRUPT
active proctype interrupter() {
    interrupt[INTERRUPT] = true
}
#endif

init {
    byte n;
    atomic {
#ifdef SINGLE_CONSUMER
        limit[0] = CAPACITY0;
#if CHANNELS > 1
        limit[1] = CAPACITY1;
#endif
#else
#if CAPACITY0 > 1
        stamp[1] = FREE(1);
#endif
#if CAPACITY1 > 1
        stamp[MAX_CAPACITY + 1] = FREE(1);
#endif
#endif
#if SENDERS > 0
        for (n : 0 .. SENDERS - 1) { run sender(n) }
#endif
#if RECEIVERS > 0
        for (n : 0 .. RECEIVERS - 1) { run receiver(SENDERS + n) }
#endif
#if SELECTS > 0
        run selecter(SENDERS + RECEIVERS, SELECT0_CASE0, SELECT0_CASE1, 1 + SENDERS * SENDS);
#endif
#if SELECTS > 1
        run selecter(SENDERS + RECEIVERS + 1, SELECT1_CASE0, SELECT1_CASE1, 2 + SENDERS * SENDS);
#endif
#if SELECTS > 2
        run selecter(SENDERS + RECEIVERS + 2, SELECT2_CASE0, SELECT2_CASE1, 3 + SENDERS * SENDS);
#endif
#if CLOSERS > 0
        for (n : 0 .. CLOSERS - 1) { run closer(WAITERS + n, false) }
#endif
#if CANCELS > 0
        for (n : 0 .. CANCELS - 1) { run closer(WAITERS + CLOSERS + n, true) }
#endif
        n = 0
    };
#ifndef LIVENESS
    timeout -> d_step { checkEnd() }
#endif
}

#ifdef LIVENESS
ltl all_end { <> (done == THREADS) }
#endif
