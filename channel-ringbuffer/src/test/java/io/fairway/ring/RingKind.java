package io.fairway.ring;

/** Every kind of ring there is. */
enum RingKind {
    SPSC(false, false),
    MPSC(true, false),
    MPMC(true, true),
    SINGLE_SLOT(true, true);

    private final boolean manyProducers;
    private final boolean manyConsumers;

    RingKind(boolean manyProducers, boolean manyConsumers) {
        this.manyProducers = manyProducers;
        this.manyConsumers = manyConsumers;
    }

    /** A capacity that this kind can have, as near to the wanted one as can be. */
    int capacity(int wanted) {
        return this == SINGLE_SLOT ? 1 : wanted;
    }

    /** How many positions a lap takes at least. */
    int lap(int capacity) {
        return this == SINGLE_SLOT ? 2 : capacity;
    }

    /** Whether threads may offer at the same time. */
    boolean manyProducers() {
        return manyProducers;
    }

    /** So many producers, or the one that this kind allows. */
    int producers(int wanted) {
        return manyProducers ? wanted : 1;
    }

    /** So many consumers, or the one that this kind allows. */
    int consumers(int wanted) {
        return manyConsumers ? wanted : 1;
    }

    /** A ring as users get it. */
    <E> Ring<E> create(int capacity) {
        switch (this) {
            case SPSC:
                return new SpscRing<>(capacity);
            case MPSC:
                return new MpscRing<>(capacity);
            case SINGLE_SLOT:
                return new SingleSlotRing<>();
            default:
                return new MpmcRing<>(capacity);
        }
    }

    /** A ring that starts as if it had gone round so often. */
    <E> Ring<E> create(int capacity, long laps) {
        switch (this) {
            case SPSC:
                return new SpscRing<>(capacity, laps);
            case MPSC:
                return new MpscRing<>(capacity, laps);
            case SINGLE_SLOT:
                return new SingleSlotRing<>(laps);
            default:
                return new MpmcRing<>(capacity, laps);
        }
    }
}
