package io.fairway.fray;

/**
 * A bug that somebody might make, as an edit of the production source, and the scenario that is to
 * find it.
 */
enum SeededBug {
    PARKS_WITHOUT_LAST_LOOK(
            "channel-core/src/main/java/io/fairway/channel/blocking/Waiter.java",
            "continue; // look at the state once more before parking",
            "park(blocker, timed, deadline);",
            "TransferScheduleTest.blockingOperationsDeliverInOrder-UNBUFFERED"),
    CLOSE_WAKES_NOBODY(
            "channel-core/src/main/java/io/fairway/channel/blocking/Handoff.java",
            "signalAll(failed);\n        return true;",
            "return true;",
            "CloseScheduleTest.closeWakesSenders-MPMC_1"),
    CANCELS_BY_PLAIN_STORE(
            "channel-core/src/main/java/io/fairway/channel/blocking/Waiter.java",
            "return leaveWaiting(CANCELLED);",
            "if (stateAcquire() != WAITING) {\n            return false;\n        }\n"
                    + "        state = CANCELLED;\n        return true;",
            "GiveUpScheduleTest.receiveCompletesOrIsInterrupted-MPMC_1"),
    BLOCKS_WITH_OPEN_GATE(
            "channel-core/src/main/java/io/fairway/channel/blocking/Handoff.java",
            "ring.shutGate();",
            "",
            "TransferScheduleTest.blockingOperationsDeliverInOrder-MPMC_1"),
    OPENS_GATE_WHILE_SOMEBODY_IS_QUEUED(
            "channel-core/src/main/java/io/fairway/channel/blocking/Handoff.java",
            "if (gated && exchange.isNobodyQueued()) {",
            "if (gated) {",
            "TransferScheduleTest.blockingOperationsDeliverInOrder-MPMC_1"),
    FORGETS_A_LOSER(
            "channel-select/src/main/java/io/fairway/select/Select.java",
            "if (i != winner && cases[i].isActive()) {",
            "if (i < winner && cases[i].isActive()) {",
            "SelectScheduleTest.loserIsWithdrawn-UNBUFFERED"),
    CLAIMS_IN_ANY_ORDER(
            "channel-core/src/main/java/io/fairway/channel/blocking/Exchange.java",
            "self != null && self.waiter.id < r.waiter.id;",
            "self != null;",
            "SelectScheduleTest.twoSelectsMatch-RANDOM"),
    CAUSE_AFTER_CLOSE(
            "channel-core/src/main/java/io/fairway/channel/blocking/Exchange.java",
            "        cause = reason;\n        if (ring == null) {\n            closed = true;\n"
                    + "        } else {\n            ring.close();\n        }\n",
            "        if (ring == null) {\n            closed = true;\n"
                    + "        } else {\n            ring.close();\n        }\n        cause = reason;\n",
            "CloseScheduleTest.whoSeesTheCloseSeesItsCause-MPMC_1"),
    STAMP_BEFORE_ELEMENT(
            "channel-ringbuffer/src/main/java/io/fairway/ring/MpmcRing.java",
            "slots[i] = element; // plain: published by the stamp\n"
                    + "                    stampRelease(i, t | Cursor.READY);",
            "stampRelease(i, t | Cursor.READY);\n                    slots[i] = element;",
            "TransferScheduleTest.tryOperationsAgree-MPMC_2"),
    SLOT_OVERWRITTEN(
            "channel-ringbuffer/src/main/java/io/fairway/ring/SingleSlotRing.java",
            "if (slotAcquire() == null && casTurn(t, t + Cursor.STEP)) {\n"
                    + "                slotRelease(element)",
            "if (casTurn(t, t + Cursor.STEP)) {\n                slotRelease(element)",
            "TransferScheduleTest.blockingOperationsDeliverInOrder-SPSC_1"),
    POLL_LOOKS_ONCE(
            "channel-select/src/main/java/io/fairway/select/Select.java",
            "if (versionsUnchanged()) {",
            "if (versionsUnchanged() || versions.length > 0) {",
            "OneInstantScheduleTest.elementComesBeforeAnotherGoes-MPMC_1"),
    EMPTY_WHILE_A_SENDER_IS_IN_LINE(
            "channel-core/src/main/java/io/fairway/channel/RingChannel.java",
            "ring.isEmptyAndOpen()",
            "ring.isEmpty()",
            "TransferScheduleTest.twoFindAnElementWhileSenderIsInLine-MPMC_1"),
    ARRIVAL_BEFORE_SIZE(
            "channel-core/src/main/java/io/fairway/channel/blocking/WaitQueue.java",
            "        SIZE.setVolatile(this, size + 1); // pairs with sizeVolatile\n"
                    + "        ARRIVALS.setVolatile(this, arrivals + 1); // pairs with arrivalsVolatile\n",
            "        ARRIVALS.setVolatile(this, arrivals + 1);\n"
                    + "        SIZE.setVolatile(this, size + 1);\n",
            "OneInstantScheduleTest.senderIsSeenInLineBeforeAnotherGoes-UNBUFFERED"),
    WAKES_WHOM_ANOTHER_COMPLETED(
            "channel-core/src/main/java/io/fairway/channel/blocking/Handoff.java",
            "        final Waiter completed = exchange.takeCompleted();\n"
                    + "        if (gated && exchange.isNobodyQueued()) {\n"
                    + "            openGate();\n        }\n        lock.unlock();\n",
            "        if (gated && exchange.isNobodyQueued()) {\n"
                    + "            openGate();\n        }\n        lock.unlock();\n"
                    + "        final Waiter completed = exchange.takeCompleted();\n",
            "TransferScheduleTest.blockingOperationsDeliverInOrder-UNBUFFERED"),
    OWNER_BEFORE_STATE(
            "channel-core/src/main/java/io/fairway/channel/Place.java",
            "return stateAcquire() == CLAIMED && claimer == Thread.currentThread();",
            "return claimer == Thread.currentThread() && stateAcquire() == CLAIMED;",
            "SlotScheduleTest.secondCommitIsRefused-ONE_SLOT"),
    ADOPTS_BLINDLY(
            "channel-core/src/main/java/io/fairway/channel/Place.java",
            "if (old == null || !owner.compareAndSet(this, old, Thread.currentThread())) {",
            "owner.setVolatile(this, Thread.currentThread());\n        if (old == null) {",
            "SlotScheduleTest.adoptedOrTakenBack-ONE_SLOT");

    /** The source file, from the repository's root. */
    final String file;

    final String original;
    final String replacement;

    /** The scenario: test class, method and variant. */
    final String scenario;

    SeededBug(String file, String original, String replacement, String scenario) {
        this.file = file;
        this.original = original;
        this.replacement = replacement;
        this.scenario = scenario;
    }
}
