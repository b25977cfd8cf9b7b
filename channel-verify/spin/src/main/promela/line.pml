/*
 * WaitQueue, Registration and RegistrationPool: who stands in line.
 */
#define SENDERS_LINE 0
#define RECEIVERS_LINE 1
#define LINE(c, side) ((c) * 2 + (side))

byte held[CHANNELS]; /* SpinLock: the holder + 1; the code keeps a boolean */
bool gated[CHANNELS];

/* WaitQueue: registrations, oldest first. */
byte line[CHANNELS * 2 * MAX_LINE];
byte size[CHANNELS * 2];

/* Registration */
bool sending[REGISTRATIONS];
byte outcome[REGISTRATIONS];
byte item[REGISTRATIONS];
byte queue[REGISTRATIONS]; /* the line it stands in + 1, or 0 */

#define QUEUED(l, k) line[(l) * MAX_LINE + (k)]
#define IS_NOBODY_QUEUED(c) (size[LINE(c, 0)] == 0 && size[LINE(c, 1)] == 0)

/*
 * RegistrationPool: any registration that is free, where the code takes the one last given back. Without
 * POOL, each thread has its own.
 */
#ifdef POOL
bool inUse[WAITERS];
inline obtain() {
    if
    :: !inUse[0] -> mine = 0
#if WAITERS > 1
    :: !inUse[1] -> mine = 1
#endif
#if WAITERS > 2
    :: !inUse[2] -> mine = 2
#endif
    fi;
    inUse[mine] = true
}
#else
inline obtain() {
    mine = REGISTRATION(me, 0)
}
#endif

inline recycle() {
#ifdef POOL
    inUse[mine] = false;
#endif
    item[mine] = 0;
    outcome[mine] = BLOCKED;
    mine = 0
}

inline append(l, r) {
#ifdef MUTANT_LAST_IN_FIRST_OUT
    at = size[l];
    do
    :: at > 0 -> QUEUED(l, at) = QUEUED(l, at - 1); at--
    :: else -> break
    od;
    QUEUED(l, 0) = r;
#else
    QUEUED(l, size[l]) = r;
#endif
    size[l]++;
    queue[r] = l + 1;
    arrives(l, r)
}

inline remove(l, r) {
    d_step {
        at = 0;
        do
        :: QUEUED(l, at) != r -> at++
        :: else -> break
        od;
        do
        :: at + 1 < size[l] -> QUEUED(l, at) = QUEUED(l, at + 1); at++
        :: else -> break
        od;
        size[l]--;
        QUEUED(l, size[l]) = 0;
        queue[r] = 0;
        at = 0
    }
}
