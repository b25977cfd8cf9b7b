package io.fairway.verify.spin;

/**
 * What the model requires. All but the last are names of the model's {@code REQUIRE}, which {@code
 * pan} prints when one does not hold.
 */
enum Property {
    /** Head, tail and capacity are in order, whenever a cursor moves. */
    I1,
    /** The tail of a closed ring does not move. */
    I2,
    /** While the gate is shut only its holder moves a cursor. */
    I3,
    /** I4, to a producer: the slot that it has claimed is empty. */
    SLOT_FREE,
    /** I4, to a consumer: the slot that it has claimed has its element. */
    SLOT_FILLED,
    /** Whoever is in line has nothing to find in the ring. */
    X1,
    /** Nobody is in line with a partner of his. */
    X2,
    /** Nobody is in line at a closed channel. */
    X3,
    /** The gate is shut exactly if somebody is in line. */
    H1,
    /** Nobody takes an element at the meeting place while somebody is in line. */
    NOT_OVERTAKEN,
    /** A wait is decided once. */
    ONE_WINNER,
    /** At most one case of a select has an outcome, and one has if it was completed. */
    ONE_OUTCOME,
    /** Elements leave in the order in which they were added, or their senders got in line. */
    FIFO_ELEMENTS,
    /** Those in line are served in the order in which they came. */
    FIFO_LINE,
    /** No element is delivered twice, or delivered and still in the ring. */
    DELIVERED_ONCE,
    /** In the end, what was sent is delivered or in a ring; nothing else is. */
    ACCOUNTED,
    /** In the end, nobody is parked whose wait is over. */
    WOKEN,
    /** In the end, whoever is parked is in line with all that it waits for. */
    IN_LINE,
    /** In the end, everybody is done or parked: no deadlock. */
    STUCK,
    /** In the end, everybody is done; where partners suffice. */
    ALL_END,
    /** Who has left stands in no line. */
    WITHDRAWN,
    /** An interrupt is thrown or still pending. */
    INTERRUPT_KEPT,
    /** One close is told that it closed the channel. */
    CLOSED_ONCE,
    /** Who is told "closed" finds it closed, and a receiver finds it drained. */
    CLOSED_TRULY,
    /** Everybody ends, if every thread goes on for ever when it can (weak fairness). */
    LIVENESS
}
