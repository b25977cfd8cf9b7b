package io.fairway.verify.spin;

/**
 * A protocol with one mistake, a scenario that shows it, and the property that it breaks there. The
 * mistakes are marked {@code MUTANT_} in the model.
 *
 * <p>Every {@link Property} is broken by one of them, so that none holds in vain. With {@code
 * BEHAVIOUR_ONLY} the invariants are not looked at: users would notice, too.
 */
enum Mutant {
    /** Gets in line without a look at the ring under the gate. */
    NO_RECHECK("NO_RECHECK", Scenario.RING_SENDERS, Property.X1),
    NO_RECHECK_UNBUFFERED("NO_RECHECK", Scenario.UNBUFFERED, Property.X2),
    NO_RECHECK_SEEN_BY_USERS(
            true, "NO_RECHECK -DBEHAVIOUR_ONLY", Scenario.RING_SENDERS, Property.ALL_END),
    /** Parks without a second look at the state after parked was written. */
    PARK_WITHOUT_LOOK("PARK_WITHOUT_LOOK", Scenario.UNBUFFERED, Property.WOKEN),
    /** Looks for a parked thread before the completion is written; which parks though claimed. */
    WAKE_BEFORE_COMPLETE(
            true,
            "WAKE_BEFORE_COMPLETE -DMUTANT_PARK_ON_CLAIMED",
            Scenario.UNBUFFERED,
            Property.WOKEN),
    /** Gives up by a store where a CAS is needed. */
    CANCEL_BLIND("CANCEL_BLIND", Scenario.RING_TIMED, Property.ONE_WINNER),
    CANCEL_BLIND_SEEN_BY_USERS(
            true,
            "CANCEL_BLIND -DBEHAVIOUR_ONLY",
            Scenario.UNBUFFERED_INTERRUPT,
            Property.ACCOUNTED),
    /** Completes before the item is written. */
    COMPLETE_BEFORE_ITEM("COMPLETE_BEFORE_ITEM", Scenario.RING_RECEIVERS, Property.ACCOUNTED),
    /** Does not restore the interrupt status of an operation that was completed first. */
    INTERRUPT_SWALLOWED(
            "INTERRUPT_SWALLOWED", Scenario.UNBUFFERED_INTERRUPT, Property.INTERRUPT_KEPT),

    /** Two selects are claimed in the order in which they meet. */
    CLAIM_ORDER("CLAIM_ORDER", Scenario.SELECT_AND_SELECT, Property.STUCK),
    CLAIM_ORDER_SPINNING("CLAIM_ORDER", Scenario.SELECTS_END, Property.LIVENESS),
    /** Does not take back the first claim when the second fails. */
    NO_UNCLAIM(true, "NO_UNCLAIM", Scenario.SELECT_TAKEN_BACK, Property.STUCK),
    /** Takes a claimed waiter for one that is over. */
    PASS_OVER_CLAIMED("PASS_OVER_CLAIMED", Scenario.SELECT_TAKEN_BACK, Property.IN_LINE),
    /** A select stays in a line after another case was chosen. */
    FORGET_LOSER("FORGET_LOSER", Scenario.SELECT_TWO_SENDS, Property.WITHDRAWN),
    /** A select adds to a ring without winning its own waiter. */
    GIVE_WITHOUT_CLAIM(
            "GIVE_WITHOUT_CLAIM -DBEHAVIOUR_ONLY", Scenario.SELECT_TWO_SENDS, Property.ONE_OUTCOME),

    /** Shuts the gate in the tail only. */
    GATE_TAIL_ONLY("GATE_TAIL_ONLY -DBEHAVIOUR_ONLY", Scenario.RING_ROOM, Property.ALL_END),
    /** Opens the gate although somebody is in line. */
    GATE_OPENS_EARLY("GATE_OPENS_EARLY", Scenario.RING_ROOM, Property.H1),
    /** Takes an element although the gate is shut. */
    POLL_IGNORES_GATE("POLL_IGNORES_GATE", Scenario.RING_SENDERS, Property.I3),
    /** Adds an element although the ring is closed. */
    OFFER_IGNORES_CLOSED("OFFER_IGNORES_CLOSED", Scenario.RING_CLOSE, Property.I2),
    /** Adds an element, under the gate, although there is no room. */
    GIVE_IGNORES_FULL("GIVE_IGNORES_FULL", Scenario.RING_SENDERS, Property.I1),
    /** Claims the tail by a store. */
    TAIL_BY_STORE("TAIL_BY_STORE", Scenario.RING_OF_TWO, Property.SLOT_FREE),
    /** Sets the stamp before the slot. */
    STAMP_BEFORE_SLOT("STAMP_BEFORE_SLOT", Scenario.RING_SENDERS, Property.SLOT_FILLED),
    /** Takes a slot to be free when it is claimed, not yet cleared. */
    LIMIT_BY_HEAD(true, "LIMIT_BY_HEAD", Scenario.SINGLE, Property.SLOT_FREE),
    /** A consumer waits for a claimed slot, and not also for the gate. */
    POLL_WAITS_BLIND(true, "POLL_WAITS_BLIND", Scenario.SINGLE_CANCEL, Property.STUCK),

    /** A receive leaves the room that it made to nobody. */
    NO_REFILL(true, "NO_REFILL -DBEHAVIOUR_ONLY", Scenario.RING_ROOM, Property.ALL_END),
    /** A receive takes from a sender in line before it takes from the ring. */
    TAKE_SENDER_FIRST("TAKE_SENDER_FIRST", Scenario.RING_SENDERS, Property.FIFO_ELEMENTS),
    /** Gives an element to a receiver in line, and to the ring. */
    GIVE_TWICE("GIVE_TWICE -DBEHAVIOUR_ONLY", Scenario.RING_INTERRUPT, Property.DELIVERED_ONCE),
    /** Gets in line at the front. */
    LAST_IN_FIRST_OUT("LAST_IN_FIRST_OUT", Scenario.UNBUFFERED, Property.FIFO_LINE),

    /** Gets in line while threads go on meeting beside it. */
    MEETING_OPEN("MEETING_OPEN -DBEHAVIOUR_ONLY", Scenario.MEETING, Property.NOT_OVERTAKEN),
    /** Opens the meeting place of a closed channel. */
    MEETING_AFTER_CLOSE("MEETING_AFTER_CLOSE", Scenario.MEETING_CLOSE, Property.H1),
    /** Takes an element back by a store. */
    WITHDRAW_BLIND("WITHDRAW_BLIND -DBEHAVIOUR_ONLY", Scenario.MEETING, Property.ALL_END),

    /** Closing fails the receivers only. */
    CLOSE_SKIPS_SENDERS("CLOSE_SKIPS_SENDERS", Scenario.UNBUFFERED_CLOSE, Property.X3),
    /** Close asks whether it is closed before it has the lock. */
    CLOSE_LOOKS_FIRST("CLOSE_LOOKS_FIRST", Scenario.UNBUFFERED_CLOSE_TWICE, Property.CLOSED_ONCE),
    /** A receive takes "closed" for "closed and empty". */
    CLOSED_IS_DRAINED("CLOSED_IS_DRAINED", Scenario.RING_CLOSE, Property.CLOSED_TRULY);

    final boolean full;
    final String macros;
    final Scenario scenario;
    final Property broken;

    Mutant(String mistake, Scenario scenario, Property broken) {
        this(false, mistake, scenario, broken);
    }

    /** With {@code full}, for the full tier: another mutant breaks the same property. */
    Mutant(boolean full, String mistake, Scenario scenario, Property broken) {
        this.full = full;
        this.macros = scenario.macros + " -DMUTANT_" + mistake;
        this.scenario = scenario;
        this.broken = broken;
    }
}
