package io.fairway.bench.itch;

/** A live order of a {@link SimulatedStock}. */
final class SimulatedOrder {
    final long reference;
    final Side side;
    final int price;
    int shares;

    /** Where it stands in the list of live orders. */
    int index;

    SimulatedOrder(long reference, Side side, int shares, int price) {
        this.reference = reference;
        this.side = side;
        this.shares = shares;
        this.price = price;
    }
}
