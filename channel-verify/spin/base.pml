/*
 * Constants, the size of a scenario, and the variables of one thread.
 *
 * A scenario defines, before it includes fairway.pml:
 *   THREADS     how many threads it has; each has a waiter of the same number
 *   CHANNELS    1 or 2
 *   CAP         the capacity of the channels that have a ring: 1 or 2; 0 if none has
 * and may define
 *   RINGED(c)   which channels have a ring (all, unless CAP is 0)
 *   TRY         somebody attempts operations without blocking, and looks at versions
 *   SPURIOUS    how many spurious wake-ups each thread may have (0)
 *   BUSY        waiting for a few instructions of another thread is a loop, not a blocked step
 *   NO_CHECKS   no assertions about states in between, so that a mutant shows what a user would see
 */
#ifndef RINGED
#define RINGED(c) (CAP > 0)
#endif
#ifndef SPURIOUS
#define SPURIOUS 0
#endif
#if CAP > 0
#define SLOTS CAP
#else
#define SLOTS 1
#endif

/* Before a step that is blocked until the condition holds: with BUSY, looks until it does. */
#ifdef BUSY
#define SPIN_UNTIL(condition) do :: (condition) -> break :: else -> skip od; skip;
#else
#define SPIN_UNTIL(condition)
#endif

#ifdef NO_CHECKS
#define CHECK(condition)
#else
#define CHECK(condition) assert(condition);
#endif

/*
 * The registrations of a thread's waiter are 2 * thread and 2 * thread + 1: one for each case of a
 * select; the first for a plain operation. NONE is the Java code's null. Arrays have a place for
 * it, as an index is computed also where the value is then not looked at.
 */
#define NONE (2 * THREADS)
#define waiterOf(r) ((r) / 2)
#define indexOf(r) ((r) % 2)

/* Waiter.state; 0 and 1 are the index of the completed registration. */
#define WAITING 2
#define CLAIMED 3
#define CANCELLED 4
/* The other answers of Waiter.await. */
#define INTERRUPTED 5
#define TIMED_OUT 6
/* What a thread in Waiter.await does next, besides giving up for one of those two reasons. */
#define AWAIT_VERDICT 7
#define SET_PARKED 8
#define PARK 9

/* Outcome; 0 is none. */
#define DONE 1
#define CLOSED 2
#define BLOCKED 3
#define LOST 4

/* OfferResult. */
#define ADDED 1
#define FULL 2
#define REFUSED_CLOSED 3
#define REFUSED_GATED 4

/* A cursor word and a stamp, as in Cursor: position, GATE, CLOSED. */
#define CLOSED_BIT 1
#define GATE_BIT 2
#define READY_BIT 1
#define STEP 4
#define LAP (SLOTS * STEP) /* Java's is a power of two: for capacities 1 and 2 the same */
#define position(word) ((word) & 252)
#define flags(word) ((word) & 3)
#define slotOf(c, word) ((c) * SLOTS + ((word) / STEP) % SLOTS)

/* The queues of a channel. A queue holds one registration of each thread at most. */
#define QUEUES (2 * CHANNELS)
#define sendersOf(c) (2 * (c))
#define receiversOf(c) (2 * (c) + 1)
#define at(q, i) queue[(q) * THREADS + (i)]
#define inLine(q, i) line[(q) * THREADS + (i)]

/*
 * The parameters and variables of the Java methods; one set for each thread, as none calls itself.
 */
#ifdef TRY
#define TRY_LOCALS byte version, again; byte noted[2];
#else
#define TRY_LOCALS
#endif
#define LOCALS                                                                                  \
  byte t, s, h;            /* words and a stamp that were read from the ring */                 \
  byte n, i, r, partner;   /* places in a queue, and registrations */                           \
  byte element, out, res;  /* what take, give, offer return */                                  \
  byte end, act, thread;   /* of await and signal */                                            \
  byte completed = NONE;   /* Exchange.completed: guarded by the lock, so its holder's own */   \
  byte failed;             /* the waiters that close failed, one bit each */                    \
  bit won, wonToo, selfFirst, shut, parking, interrupted;                                       \
  byte newest[4];          /* of each sender's elements that this thread received */            \
  TRY_LOCALS
