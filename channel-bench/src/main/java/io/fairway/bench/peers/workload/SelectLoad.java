package io.fairway.bench.peers.workload;

/**
 * Select over channels of which some are ready. What is received is sent at once: into the same
 * channel if all are ready, so that they stay so; otherwise into the next, so that another is ready
 * each time.
 */
abstract class SelectLoad implements Load {
    /** Long enough not to come, on a busy machine either. */
    static final long TIMEOUT_MILLIS = 1000;

    private static final int SELECTS = 256;

    private final int channels;
    private final int ready;

    private long received;
    private long foundCount;
    private long foundSum;

    SelectLoad(Workload workload) {
        this.channels = workload.channels();
        this.ready = workload.ready();
    }

    /** Selects once. */
    abstract void select() throws InterruptedException;

    /** Takes all out of the channels and shows it to {@link #found}. */
    abstract void drainAll() throws InterruptedException;

    /** To which channel goes what was received from a channel. */
    final int next(int channel) {
        return ready == channels ? channel : (channel + 1) % channels;
    }

    /** What is in a channel at first. */
    static Item first(int channel) {
        return Item.at(channel);
    }

    /** Called by the chosen case. */
    final void receive(Item item) {
        if (item == null || item == Item.PILL) {
            throw new WrongResultException("not an item: " + item);
        }
        received++;
    }

    final void found(Item item) {
        foundCount++;
        foundSum += item.value();
    }

    @Override
    public long run() throws InterruptedException {
        received = 0;
        for (int i = 0; i < SELECTS; i++) {
            select();
        }
        WrongResultException.check("elements received by selects", SELECTS, received);
        return SELECTS;
    }

    /** Checks that what was there at first is there still. */
    @Override
    public void close() {
        try {
            drainAll();
        } catch (InterruptedException e) {
            throw new WrongResultException("interrupted", e);
        }
        WrongResultException.check("elements left", ready, foundCount);
        WrongResultException.check("sum of the elements left", Item.sumOf(ready), foundSum);
    }
}
