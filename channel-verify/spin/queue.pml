/*
 * WaitQueue, for the holder of the channel's lock; and what is read of it without the lock.
 * Registration.queue is "registeredAt".
 */
byte queue[QUEUES * THREADS]; /* the links, oldest first */
byte length[QUEUES];
byte registeredAt[NONE + 1];  /* the queue plus 1; 0 is null */
byte item[NONE + 1];
byte outcome[NONE + 1];

#ifdef TRY
byte size[QUEUES];
byte arrivals[QUEUES];
bit announced[NONE + 1]; /* not in the Java code: append is done */
#endif

#ifndef NO_CHECKS
byte line[QUEUES * THREADS];  /* not in the Java code: the queue in the order of arrival */
#endif

/* The links, which only the lock's holder reads, and the first of two writes that others see. */
inline append(q, r0) {
  d_step {
    assert(registeredAt[r0] == 0);
#ifdef MUTANT_LAST_IN_FIRST_OUT
    i = length[q];
    do
    :: i > 0 -> at(q, i) = at(q, i - 1); i--
    :: else -> break
    od;
    at(q, 0) = r0;
#else
    at(q, length[q]) = r0;
#endif
#ifndef NO_CHECKS
    inLine(q, length[q]) = r0;
#endif
    length[q]++;
    registeredAt[r0] = q + 1;
#ifdef TRY
#ifdef MUTANT_ARRIVALS_BEFORE_SIZE
    arrivals[q]++
#else
    size[q]++
#endif
#endif
  };
#ifdef TRY
  d_step {
#ifdef MUTANT_ARRIVALS_BEFORE_SIZE
    size[q]++;
#else
    arrivals[q]++;
#endif
    announced[r0] = 1
  }
#endif
}

#define unlink(array, base, len, r0) \
  i = 0; \
  do \
  :: array[(base) + i] == r0 -> break \
  :: else -> i++ \
  od; \
  do \
  :: i + 1 < len -> array[(base) + i] = array[(base) + i + 1]; i++ \
  :: else -> array[(base) + i] = 0; break \
  od

inline remove(q, r0) {
  d_step {
    assert(registeredAt[r0] == q + 1);
    unlink(queue, (q) * THREADS, length[q], r0);
#ifndef NO_CHECKS
    unlink(line, (q) * THREADS, length[q], r0);
#endif
    i = 0;
    length[q]--;
    registeredAt[r0] = 0
#ifdef TRY
    ; size[q]--; announced[r0] = 0
#endif
  }
}
