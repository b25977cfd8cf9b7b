package io.fairway.bench.itch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * The live orders of one stock, in price-time priority. Knows nothing of the order book that is
 * under test, so that a mistake there does not hide in the flow.
 */
final class SimulatedStock {
    final int locate;
    final long symbol;

    /** Where the book starts, and starts again when a side has run empty. */
    final int openingPrice;

    private final TreeSet<SimulatedOrder> bids =
            new TreeSet<>(
                    Comparator.<SimulatedOrder>comparingInt(order -> -order.price)
                            .thenComparingLong(order -> order.reference));
    private final TreeSet<SimulatedOrder> asks =
            new TreeSet<>(
                    Comparator.<SimulatedOrder>comparingInt(order -> order.price)
                            .thenComparingLong(order -> order.reference));

    /** All of them, to draw one at random. */
    private final List<SimulatedOrder> live = new ArrayList<>();

    SimulatedStock(int locate, long symbol, int openingPrice) {
        this.locate = locate;
        this.symbol = symbol;
        this.openingPrice = openingPrice;
    }

    int size() {
        return live.size();
    }

    void add(SimulatedOrder order) {
        order.index = live.size();
        live.add(order);
        side(order.side).add(order);
    }

    void remove(SimulatedOrder order) {
        side(order.side).remove(order);
        final SimulatedOrder last = live.remove(live.size() - 1);
        if (last != order) {
            last.index = order.index;
            live.set(last.index, last);
        }
    }

    /** The order that trades first on a side, or null if the side is empty. */
    SimulatedOrder first(Side side) {
        final TreeSet<SimulatedOrder> orders = side(side);
        return orders.isEmpty() ? null : orders.first();
    }

    /** Any live order; there must be one. */
    SimulatedOrder draw(Random random) {
        return live.get(random.nextInt(live.size()));
    }

    private TreeSet<SimulatedOrder> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
