package io.fairway.bench.book;

import io.fairway.bench.itch.Price;
import io.fairway.bench.itch.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * The live orders of one stock. For one thread.
 *
 * <p>An order is known by its reference number within its stock, so that what a book says does not
 * depend on which other stocks share its thread. Bids may cross asks: a book shows what the feed
 * says, and matches nothing.
 */
public final class OrderBook {
    private final Map<Long, Order> orders = new HashMap<>();
    private final PriceLevels bids = new PriceLevels(Side.BUY);
    private final PriceLevels asks = new PriceLevels(Side.SELL);

    /**
     * Adds an order. One of the same reference, which a sound feed does not have, gives way.
     *
     * @param reference the order reference number
     * @param side the side
     * @param shares the shares
     * @param price the price
     */
    public void add(long reference, Side side, long shares, long price) {
        final Order replaced = orders.put(reference, new Order(side, shares, price));
        if (replaced != null) {
            levels(replaced.side).remove(replaced.price);
        }
        levels(side).add(price);
    }

    /**
     * Takes shares from an order, as an execution and a cancel do; with its last share it goes.
     *
     * @param reference the order reference number
     * @param shares the shares; more than the order has take all
     * @return whether the order was known
     */
    public boolean reduce(long reference, long shares) {
        final Order order = orders.get(reference);
        if (order == null) {
            return false;
        }
        order.shares -= shares;
        if (order.shares <= 0) {
            delete(reference);
        }
        return true;
    }

    /**
     * Deletes an order.
     *
     * @param reference the order reference number
     * @return whether the order was known
     */
    public boolean delete(long reference) {
        return take(reference) != null;
    }

    /**
     * Replaces an order by one on the same side.
     *
     * @param reference the reference number of the order that goes
     * @param newReference the reference number of the order that comes
     * @param shares the new order's shares
     * @param price the new order's price
     * @return whether the order was known; nothing is added otherwise, as nobody knows the side
     */
    public boolean replace(long reference, long newReference, long shares, long price) {
        final Order replaced = take(reference);
        if (replaced == null) {
            return false;
        }
        add(newReference, replaced.side, shares, price);
        return true;
    }

    /** The highest price that a live order would buy at, or {@link Price#NONE}. */
    public long bestBid() {
        return bids.best();
    }

    /** The lowest price that a live order would sell at, or {@link Price#NONE}. */
    public long bestAsk() {
        return asks.best();
    }

    /** How many live orders there are. */
    public int liveOrders() {
        return orders.size();
    }

    private Order take(long reference) {
        final Order order = orders.remove(reference);
        if (order != null) {
            levels(order.side).remove(order.price);
        }
        return order;
    }

    private PriceLevels levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
