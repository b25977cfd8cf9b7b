/*
 * A poll must not say "none" unless, at one instant between its call and its return, no case was
 * ready. The claim is false as soon as a poll says it after every instant had a ready case.
 * A scenario defines caseReady(k).
 *
 * When a case is ready is said by what others can rely on, not by what the poll looks at:
 * - receive from a ring: a position is claimed by a producer, and not yet by a consumer;
 * - send to a ring: a position is free;
 * - either, without a ring: in the opposite queue is a registration whose append is done and whose waiter is
 *   not over;
 * - a channel that is closed (and, to a receive, drained).
 */
#define readyToRecv(c) (!isEmptyNow(c) || isClosed(c))
#define readyToSend(c) (!isFullNow(c) || isClosed(c))
#define isPartner(q, i0) (length[q] > i0 && announced[at(q, i0)] && !isOver(waiterOf(at(q, i0))))
#define readyToMeet(c, q) (closedFlag[c] || isPartner(q, 0) || isPartner(q, 1) || isPartner(q, 2))

#ifdef INSTANT
never {
before:
  do
  :: !polling
  :: polling && (caseReady(0) || caseReady(1)) -> goto watched
  od; /* not ready at the call: nothing to watch */
watched:
  do
  :: polling && !saidNone && (caseReady(0) || caseReady(1))
  :: saidNone && (caseReady(0) || caseReady(1)) -> assert(false)
  od
}
#endif
