package io.fairway.bench.book;

import io.fairway.bench.itch.Price;
import io.fairway.bench.itch.Side;
import java.util.Arrays;

/** The prices of one side at which orders stand, and how many at each. */
final class PriceLevels {
    /*
     * Arrays, sorted from the worst price to the best: most messages are about prices near the best,
     * so that most inserts and removals move few elements.
     */

    private final boolean bids;

    /** Ascending: the prices of bids, the negated prices of asks. */
    private long[] keys = new long[16];

    private int[] orders = new int[16];
    private int size;

    PriceLevels(Side side) {
        this.bids = side == Side.BUY;
    }

    /** The highest price of bids, the lowest of asks, or {@link Price#NONE}. */
    long best() {
        return size == 0 ? Price.NONE : key(keys[size - 1]);
    }

    /** Counts one more order at a price. */
    void add(long price) {
        final int found = find(price);
        if (found >= 0) {
            orders[found]++;
        } else {
            insert(~found, key(price));
        }
    }

    /** Counts one order less at a price, which must have one. */
    void remove(long price) {
        final int at = find(price);
        if (--orders[at] == 0) {
            size--;
            System.arraycopy(keys, at + 1, keys, at, size - at);
            System.arraycopy(orders, at + 1, orders, at, size - at);
        }
    }

    private void insert(int at, long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            orders = Arrays.copyOf(orders, 2 * size);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(orders, at, orders, at + 1, size - at);
        keys[at] = key;
        orders[at] = 1;
        size++;
    }

    private int find(long price) {
        return Arrays.binarySearch(keys, 0, size, key(price));
    }

    /** From price to key, and back. */
    private long key(long price) {
        return bids ? price : -price;
    }
}
