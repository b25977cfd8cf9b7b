package io.fairway.verify;

/** A mistake that could be made in the production code, and the check that has to find it. */
enum SeededBug {
    SIZE_FROM_TWO_INSTANTS(
            "channel-ringbuffer",
            "io.fairway.ring.CursorRing",
            "if (again == t) {",
            "if (again - t >= 0) {",
            "MpmcRingOperations Capacity2"),
    EMPTY_BEHIND_A_HALF_DONE_OFFER(
            "channel-ringbuffer",
            "io.fairway.ring.MpmcRing",
            "} else if (Cursor.position(tailVolatile()) == h) {",
            "} else {",
            "MpmcRingOperations Capacity2"),
    FULL_BEHIND_A_HALF_DONE_POLL(
            "channel-ringbuffer",
            "io.fairway.ring.MpmcRing",
            "} else if (isFullAt(t)) {",
            "} else {",
            "MpmcRingOperations Capacity2"),
    CLAIM_OVERWRITES_CLOSED(
            "channel-ringbuffer",
            "io.fairway.ring.SpscRing",
            "if (casTail(t, next(t))) {",
            "TAIL.setVolatile(this, next(t));\n            if (t != NO_ROOM) {",
            "SpscRingOperations Capacity2"),
    DRAINED_FROM_TWO_INSTANTS(
            "channel-ringbuffer",
            "io.fairway.ring.CursorRing",
            "return (t & Cursor.CLOSED) != 0 && Cursor.position(headVolatile()) =="
                    + " Cursor.position(t);",
            "return Cursor.position(headVolatile()) == Cursor.position(t) && isClosed();",
            "OneToManyOperations Capacity2"),
    SLOT_FREED_BEFORE_CLEARED(
            "channel-ringbuffer",
            "io.fairway.ring.SingleConsumerRing",
            "final long newLimit = takenAcquire() + lap;",
            "final long newLimit = headVolatile() + lap;",
            "MpscRingOperations Capacity1"),
    GATE_LEFT_OPEN(
            "channel-core",
            "io.fairway.channel.blocking.Handoff",
            "ring.shutGate();",
            "ring.isGated();",
            "WaitingOperations Capacity2"),
    CLOSED_TAKEN_FOR_DRAINED(
            "channel-core",
            "io.fairway.channel.AbstractChannel",
            "if (element == null && !isDrained()) {",
            "if (element == null && !isClosed()) {",
            "SelectOperations Bounded"),
    NONE_WITHOUT_VERSIONS(
            "channel-select",
            "io.fairway.select.Select",
            "if (versionsUnchanged()) {",
            "if (versions.length > 0) {",
            "SelectOperations Bounded"),
    CLOSED_BEFORE_THE_LAST_STEP(
            "channel-core",
            "io.fairway.channel.PairedChannel",
            "        finishClose();\n        return true;",
            "        return true;",
            "SlotOperations Capacity2");

    /** The one that the quick tier tries, to see that the checks can fail at all. */
    static final SeededBug QUICK = FULL_BEHIND_A_HALF_DONE_POLL;

    final String module;
    final String className;
    final String right;
    final String wrong;
    final String subject;

    SeededBug(String module, String className, String right, String wrong, String subject) {
        this.module = module;
        this.className = className;
        this.right = right;
        this.wrong = wrong;
        this.subject = subject;
    }
}
