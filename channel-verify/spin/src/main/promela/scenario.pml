/*
 * A scenario is chosen by macros:
 *   CAPACITY0, CAPACITY1     of channel 0 and, if there is one, 1; 0 is unbuffered
 *   SINGLE_CONSUMER          the rings are those for one consumer
 *   SENDERS, SENDS           threads that send on channel 0, and how often each
 *   RECEIVERS, RECEIVES      threads that receive on channel 0, and how often each
 *   SELECTS                  selects of two cases: SELECT0_CASE0, SELECT0_CASE1 are RECV0, RECV1, SEND0, SEND1
 *   CLOSERS, CANCELS         threads that close, or cancel, channel 0 at any time
 *   TIMED_SENDS, TIMED_RECEIVES, TIMED_SELECTS   these may time out at any time
 *   INTERRUPT                the number of a thread that is interrupted at any time
 *   SPURIOUS                 how often a park may return for no reason
 *   LOOK                     selects look at their cases before they register
 *   POOL                     plain operations share waiters, as of a RegistrationPool
 *   MEETING                  threads meet at channels without a ring before they get in line
 *   FIFO                     check the order of elements and of those in line
 *   FINE                     a claim reads before its CAS, in a step of its own
 *   BUSY                     who waits for another's few instructions spins
 *   MAY_STAY                 threads may stay blocked at the end, for want of a partner
 *   BEHAVIOUR_ONLY           leave out the invariants: is a mutant also seen by what users get?
 *   LIVENESS                 the claim that all end; instead of the check at the end
 *
 * Threads are numbered: senders, receivers, selects.
 */
#ifndef CAPACITY0
#define CAPACITY0 0
#endif
#ifdef CAPACITY1
#define CHANNELS 2
#else
#define CHANNELS 1
#define CAPACITY1 0
#endif
#define CAPACITY(c) ((c) == 0 -> CAPACITY0 : CAPACITY1)
#define HAS_RING(c) (CAPACITY(c) > 0)
#if CAPACITY0 > 1 || CAPACITY1 > 1
#define MAX_CAPACITY 2
#else
#define MAX_CAPACITY 1
#endif

#ifndef SENDERS
#define SENDERS 0
#endif
#ifndef SENDS
#define SENDS 1
#endif
#ifndef RECEIVERS
#define RECEIVERS 0
#endif
#ifndef RECEIVES
#define RECEIVES 1
#endif
#ifndef SELECTS
#define SELECTS 0
#endif
#ifndef CLOSERS
#define CLOSERS 0
#endif
#ifndef CANCELS
#define CANCELS 0
#endif
#ifndef TIMED_SENDS
#define TIMED_SENDS false
#endif
#ifndef TIMED_RECEIVES
#define TIMED_RECEIVES false
#endif
#ifndef TIMED_SELECTS
#define TIMED_SELECTS false
#endif
#ifdef MAY_STAY
#undef MAY_STAY
#define MAY_STAY true
#else
#define MAY_STAY false
#endif

#define THREADS (SENDERS + RECEIVERS + SELECTS + CLOSERS + CANCELS)
#define WAITERS (SENDERS + RECEIVERS + SELECTS)
#define MAX_LINE WAITERS

#if SELECTS > 0
#define PER_WAITER 2
#else
#define PER_WAITER 1
#endif
#define REGISTRATIONS (WAITERS * PER_WAITER)
#define REGISTRATION(w, i) ((w) * PER_WAITER + (i))
#define WAITER(r) ((r) / PER_WAITER)
#define INDEX(r) ((r) % PER_WAITER)
#define NOBODY 255

#if defined(POOL) && (SELECTS > 0 || WAITERS > 3)
#error POOL is for plain operations of up to three threads
#endif

/* Outcomes, and answers of a ring. */
#define BLOCKED 0
#define DONE 1
#define CLOSED 2
#define LOST 3
#define ADDED 4
#define FULL 5
#define GATED 6
#define NONE 255

#ifdef BUSY
#define SPIN_UNTIL(condition) skip
#else
#define SPIN_UNTIL(condition) (condition)
#endif

