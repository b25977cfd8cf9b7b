package io.fairway.bench.book;

import io.fairway.bench.itch.Side;

/** A live order. */
final class Order {
    final Side side;
    final long price;
    long shares;

    Order(Side side, long shares, long price) {
        this.side = side;
        this.shares = shares;
        this.price = price;
    }
}
