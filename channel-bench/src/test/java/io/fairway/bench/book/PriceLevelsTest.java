package io.fairway.bench.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.bench.itch.Price;
import io.fairway.bench.itch.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Against a list in which the best price is looked for. */
class PriceLevelsTest {
    @Property(tries = 300)
    void theBestPriceIsThatOfTheOrders(
            @ForAll Side side,
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 60) Integer> prices) {
        final PriceLevels levels = new PriceLevels(side);
        final List<Integer> orders = new ArrayList<>();
        for (int price : prices) {
            // Two of three add; every third takes away the oldest.
            if (price % 3 == 0 && !orders.isEmpty()) {
                levels.remove(orders.remove(0));
            } else {
                levels.add(price);
                orders.add(price);
            }
            assertEquals(best(side, orders), levels.best());
        }
    }

    private static long best(Side side, List<Integer> prices) {
        if (prices.isEmpty()) {
            return Price.NONE;
        }
        return side == Side.BUY ? Collections.max(prices) : Collections.min(prices);
    }
}
