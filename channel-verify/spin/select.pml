/*
 * Select, of two cases. Case k is on channel caseChannel(k), sends if caseSends(k), and then sends
 * caseElement(k). A thread that uses these inlines has these variables:
 */
#define SELECT_LOCALS                                                                          \
  byte c, k, j;         /* channel, case, place in the order drawn */                          \
  bit drawn;            /* the case that comes first */                                        \
  byte cases[6]         /* channel, whether it sends, element; of case 0 and of case 1 */

#define caseChannel(k0) cases[3 * (k0)]
#define caseSends(k0) cases[3 * (k0) + 1]
#define caseElement(k0) cases[3 * (k0) + 2]

inline caseSend(k0, c0, e) {
  d_step { caseChannel(k0) = c0; caseSends(k0) = 1; caseElement(k0) = e; }
}

inline caseRecv(k0, c0) {
  d_step { caseChannel(k0) = c0; caseSends(k0) = 0; caseElement(k0) = 0; }
}

/* SelectOrder.draw: any order. */
inline draw() {
  if
  :: drawn = 0
  :: drawn = 1
  fi
}

inline prepare() {
  d_step {
    item[2 * me] = caseElement(0); outcome[2 * me] = BLOCKED;
    item[2 * me + 1] = caseElement(1); outcome[2 * me + 1] = BLOCKED;
  }
}

/* Pass 4 for the cases at the first j places but the one that won. */
inline withdrawLosers() {
  do
  :: j > 0 ->
     j--;
     k = j ^ drawn;
     if
     :: k != end -> c = caseChannel(k); withdraw(c, 2 * me + k)
     :: else
     fi
  :: else -> break
  od;
  c = 0; k = 0
}

/* Passes 2 to 4. What await said is left in end. */
inline registerAndWait(timed) {
  arm(me);
  j = 0; out = BLOCKED;
  do
  :: j < 2 && out == BLOCKED ->
     k = j ^ drawn;
     c = caseChannel(k);
     j++;
     register(c, 2 * me + k, caseSends(k))
  :: else -> break
  od;
  atomic { out = 0; c = 0; k = 0 };
  await(me, timed);
#ifndef MUTANT_NO_WITHDRAW
  withdrawLosers()
#else
  j = 0
#endif
}

/* In a d_step: what the chosen case did, and the other did not. Of a receive: e. */
inline account(k0, how, e) {
  if
  :: caseSends(k0) && how == DONE -> accepted = accepted | (1 << caseElement(k0))
  :: caseSends(k0) && how != DONE -> refused = refused | (1 << caseElement(k0))
  :: !caseSends(k0) && how == DONE ->
     assert(e != 0);
     assert(!(received & (1 << e)));     /* not duplicated */
     assert(newest[e / 4] < e);          /* in the order sent */
     received = received | (1 << e);
     newest[e / 4] = e
  :: else -> assert(caseSends(k0) || e == 0) /* a case that was not chosen took nothing */
  fi
}

/*
 * Select.await, from pass 2 on. Pass 1, look(), is left out: an attempt that finds nothing has no effect, and
 * one that succeeds is that of a poll. The outcome is left in out: DONE, CLOSED, or BLOCKED if it
 * timed out or was interrupted.
 */
inline selectAwait(timed) {
  draw();
  prepare();
  registerAndWait(timed);
  d_step {
    assertInNoQueue(me);
    out = (end < WAITING -> outcome[2 * me + end] : BLOCKED);
    k = 0;
    do
    :: k < 2 ->
       h = (k == end -> out : BLOCKED);
       element = (caseSends(k) -> 0 : item[2 * me + k]);
       account(k, h, element);
       item[2 * me + k] = 0; outcome[2 * me + k] = 0;
       k++
    :: else -> break
    od;
    state[me] = CANCELLED;
    k = 0; element = 0; end = 0; drawn = 0; h = 0
  }
}

#ifdef TRY

/* Not in the Java code, for instant.pml: the poll has begun; it is about to return null. */
bit polling;
bit saidNone;

inline note() {
  readVersion(c, caseSends(k));
  d_step { noted[k] = version; version = 0 }
}

/* Select.poll. The outcome is left in out: DONE, CLOSED, or BLOCKED for null. */
inline lookAtOneInstant() {
  polling = 1;
  do
  :: draw();
     j = 0; out = BLOCKED;
     do
     :: j < 2 && out == BLOCKED ->
        k = j ^ drawn;
        c = caseChannel(k);
        j++;
#ifdef MUTANT_VERSION_AFTER_ATTEMPT
        attempt(c, caseElement(k), caseSends(k));
        note()
#else
        note();
        attempt(c, caseElement(k), caseSends(k))
#endif
     :: else -> break
     od;
     if
     :: out != BLOCKED -> break
     :: else
     fi;
#ifndef MUTANT_NO_VERSIONS
     k = 0; again = 0; /* versionsUnchanged */
     do
     :: k < 2 && !again ->
        c = caseChannel(k);
        readVersion(c, caseSends(k));
        again = (version != noted[k]);
        version = 0;
        k++
     :: else -> break
     od;
#endif
     if
     :: again -> d_step { again = 0; noted[0] = 0; noted[1] = 0 }
     :: else -> break
     fi
  od;
  saidNone = (out == BLOCKED);
  d_step {
    polling = 0; saidNone = 0;
    j = 0;
    do
    :: j < 2 ->
       h = (k == j && out != BLOCKED -> out : BLOCKED);
       s = (k == j && out != BLOCKED -> element : 0);
       account(j, h, s);
       j++
    :: else -> break
    od;
    j = 0; k = 0; c = 0; h = 0; s = 0; element = 0; drawn = 0; again = 0; noted[0] = 0; noted[1] = 0
  }
}

#endif
