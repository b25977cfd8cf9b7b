/*
 * Constants, the size of a scenario, and the variables of one thread.
 *
 * A scenario defines, before it includes the parts:
 *   THREADS     how many threads it has; each has an own waiter of the same number
 *   CHANNELS    1 or 2
 *   CAP         capacity of the channels that have a ring: 1 or 2, or 0 if none has
 * and may define
 *   RINGED(c)   which channels have a ring (all, unless CAP is 0)
 *   SPURIOUS    how many spurious wake-ups each thread may have (0)
 *   TRY         that somebody reads size, arrivals and versions without the lock
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

/*
 * A thread's registrations are 2 * thread and 2 * thread + 1: one for each case of a select, the
 * first for a plain operation. NONE is the Java code's null; it has a place in each array, which
 * nobody uses, as indices are computed also where the value is then not looked at.
 */
#define NONE (2 * THREADS)
#define REGISTRATIONS (2 * THREADS)
#define waiterOf(r) ((r) / 2)
#define indexOf(r) ((r) % 2)

/* Waiter.state; 0 and 1 are the index of the registration that was completed. */
#define WAITING 2
#define CLAIMED 3
#define CANCELLED 4
/* Other answers of Waiter.await. */
#define INTERRUPTED 5
#define TIMED_OUT 6

/* Outcome; 0 is "not yet". */
#define DONE 1
#define CLOSED 2
#define BLOCKED 3
#define LOST 4

/* OfferResult. */
#define ADDED 1
#define FULL 2
#define RING_CLOSED 3
#define GATED 4

/* Bits of a cursor word and of a stamp, as in Cursor. */
#define CLOSED_BIT 1
#define GATE_BIT 2
#define READY_BIT 1
#define STEP 4
/* Java's lap is a power of two and equals this for the capacities 1 and 2. */
#define LAP (SLOTS * STEP)
#define position(word) ((word) & 252)
#define flags(word) ((word) & 3)
#define slotOf(c, pos) ((c) * SLOTS + ((pos) / STEP) % SLOTS)

/* The two queues of a channel. */
#define sendersOf(c) (2 * (c))
#define receiversOf(c) (2 * (c) + 1)
#define QUEUES (2 * CHANNELS)
/* A queue never holds more than one registration of each thread, but for selects with two equal cases. */
#ifndef QUEUE_MAX
#define QUEUE_MAX THREADS
#endif
#define at(q, i) queue[(q) * QUEUE_MAX + (i)]

/*
 * What a thread knows only to itself: the parameters and variables of the Java methods. One set
 * for each thread, as no method calls itself. They are set to 0 when they are no longer needed, so that
 * threads that differ in nothing else are the same state to Spin.
 */
#define LOCALS                                                                                   \
  byte t, s, h;              /* cursor words and a stamp that were read */                       \
  byte n, r, partner;        /* claimPartner */                                                  \
  byte element, out, res;    /* what give, take, offer and their callers return */               \
  byte end, act, thread;     /* await, signal */                                                 \
  byte completed = NONE;     /* Exchange.completed: guarded by the lock, so the holder's own */  \
  bit won, wonToo, selfFirst, shut, parking, interrupted;                                        \
  byte last[4]               /* newest element seen of each sender, for the FIFO check */
