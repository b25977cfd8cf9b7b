package io.fairway.bench.peers.workload;

import java.util.concurrent.atomic.LongAdder;

/** What was sent and what was received, which must be the same. */
final class Tally {
    private final LongAdder sent = new LongAdder();
    private final LongAdder sentSum = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder receivedSum = new LongAdder();

    /** Adds the items that one sender sent, from the first. */
    void sent(long count) {
        sent.add(count);
        sentSum.add(Item.sumOf(count));
    }

    /** Adds what one receiver received. */
    void received(long count, long sum) {
        received.add(count);
        receivedSum.add(sum);
    }

    /** How many there were, from now on none. */
    long checkAndReset() {
        final long count = received.sumThenReset();
        WrongResultException.check("messages received", sent.sumThenReset(), count);
        WrongResultException.check(
                "sum of the messages received", sentSum.sumThenReset(), receivedSum.sumThenReset());
        return count;
    }
}
