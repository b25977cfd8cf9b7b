package io.fairway.verify.jcstress;

/** A mistake in a production class, and the stress test that must see it. */
enum SeededBug {
    // What x86 itself does: a store passes a later load.
    PARKED_IS_RELEASED(
            Sources.WAITER,
            "PARKED.setVolatile(this, Thread.currentThread());",
            "PARKED.setRelease(this, Thread.currentThread());",
            "channel.blocking.WaiterPark"),

    // A word written in two steps.
    CLOSE_IN_TWO_STEPS(
            Sources.RING,
            "return ((long) TAIL.getAndBitwiseOr(this, Cursor.CLOSED) & Cursor.CLOSED) == 0;",
            "final long t = tailVolatile(); TAIL.setVolatile(this, t | Cursor.CLOSED);"
                    + " return (t & Cursor.CLOSED) == 0;",
            "ring.RingCloseWord"),
    GATE_IN_TWO_STEPS(
            Sources.RING,
            "TAIL.getAndBitwiseOr(this, Cursor.GATE);",
            "TAIL.setVolatile(this, tailVolatile() | Cursor.GATE);",
            "ring.RingGateToOffer.Mpmc"),

    // The right accesses in the wrong order.
    EMPTY_BEFORE_CLOSED(
            Sources.RING,
            "        final long t = tailVolatile();\n        return (t & Cursor.CLOSED) != 0 &&",
            "final boolean empty = isEmpty(); final long t = tailVolatile();"
                    + " return empty && (t & Cursor.CLOSED) != 0; } boolean unused(long t) {"
                    + " return (t & Cursor.CLOSED) != 0 &&",
            "ring.RingLastElement.Mpmc"),
    ARRIVALS_BEFORE_SIZE(
            Sources.WAIT_QUEUE,
            "SIZE.setVolatile(this, size + 1); // pairs with sizeVolatile",
            "ARRIVALS.setVolatile(this, arrivals + 1); SIZE.setVolatile(this, size + 1);",
            "channel.blocking.QueueArrival"),

    // A look too few.
    SIZE_WITHOUT_SECOND_LOOK(
            Sources.RING, "if (again == t) {", "if (again != t + 1) {", "ring.RingNeverEmpty"),
    CLAIMED_TAKEN_FOR_OVER(
            Sources.WAITER,
            "} else if (s != CLAIMED) {",
            "} else {",
            "channel.blocking.WaiterUnclaim.AgainstCancel"),
    POLL_WITHOUT_VERSIONS(
            Sources.SELECT,
            "if (versionsUnchanged()) {",
            "if (versionsUnchanged() || inUse) {",
            "select.PollAtOneInstant.SecondGetsElement");

    final String source;
    final String original;
    final String mistake;

    /** The stress test, without io.fairway. */
    final String test;

    SeededBug(String source, String original, String mistake, String test) {
        this.source = source;
        this.original = original;
        this.mistake = mistake;
        this.test = test;
    }

    /** Source files, from the root of the project. */
    private static final class Sources {
        static final String RINGS = "channel-ringbuffer/src/main/java/io/fairway/ring/";
        static final String RING = RINGS + "CursorRing.java";
        static final String BLOCKING = "channel-core/src/main/java/io/fairway/channel/blocking/";
        static final String WAITER = BLOCKING + "Waiter.java";
        static final String WAIT_QUEUE = BLOCKING + "WaitQueue.java";
        static final String SELECT = "channel-select/src/main/java/io/fairway/select/Select.java";
    }
}
