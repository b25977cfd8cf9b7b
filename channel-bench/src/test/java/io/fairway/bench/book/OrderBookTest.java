package io.fairway.bench.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.bench.itch.Price;
import io.fairway.bench.itch.Side;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private final OrderBook book = new OrderBook();

    @Test
    void anEmptyBookHasNoPrices() {
        assertBook(0, Price.NONE, Price.NONE);
    }

    @Test
    void theBestBidIsTheHighestAndTheBestAskTheLowest() {
        book.add(1, Side.BUY, 100, 10_000);
        book.add(2, Side.BUY, 100, 10_100);
        book.add(3, Side.BUY, 100, 9_900);
        book.add(4, Side.SELL, 100, 10_300);
        book.add(5, Side.SELL, 100, 10_200);

        assertBook(5, 10_100, 10_200);
    }

    @Test
    void bidsMayCrossAsks() {
        book.add(1, Side.SELL, 100, 10_000);
        book.add(2, Side.BUY, 100, 10_100);

        assertBook(2, 10_100, 10_000);
    }

    @Test
    void anExecutionTakesSharesAndTheLastShareTheOrder() {
        book.add(1, Side.BUY, 100, 10_000);

        assertTrue(book.reduce(1, 60));
        assertBook(1, 10_000, Price.NONE);
        assertTrue(book.reduce(1, 40));
        assertBook(0, Price.NONE, Price.NONE);
        assertFalse(book.reduce(1, 1));
    }

    @Test
    void moreSharesThanThereAreTakeTheOrder() {
        book.add(1, Side.SELL, 100, 10_000);

        assertTrue(book.reduce(1, 101));
        assertBook(0, Price.NONE, Price.NONE);
    }

    @Test
    void aPriceStaysWhileAnOrderStandsAtIt() {
        book.add(1, Side.BUY, 100, 10_000);
        book.add(2, Side.BUY, 100, 10_000);

        assertTrue(book.delete(1));
        assertBook(1, 10_000, Price.NONE);
        assertTrue(book.delete(2));
        assertBook(0, Price.NONE, Price.NONE);
    }

    @Test
    void aReplacementStandsOnTheSameSide() {
        book.add(1, Side.SELL, 100, 10_000);

        assertTrue(book.replace(1, 2, 50, 9_000));
        assertBook(1, Price.NONE, 9_000);
        assertFalse(book.delete(1));
        assertTrue(book.reduce(2, 50));
        assertBook(0, Price.NONE, Price.NONE);
    }

    @Test
    void aReplacementMayKeepTheReference() {
        book.add(1, Side.BUY, 100, 10_000);

        assertTrue(book.replace(1, 1, 100, 11_000));
        assertBook(1, 11_000, Price.NONE);
    }

    @Test
    void unknownReferencesChangeNothing() {
        book.add(1, Side.BUY, 100, 10_000);

        assertFalse(book.reduce(9, 100));
        assertFalse(book.delete(9));
        assertFalse(book.replace(9, 10, 100, 12_000));
        assertBook(1, 10_000, Price.NONE);
        assertFalse(book.delete(10));
    }

    @Test
    void aReferenceUsedAgainGivesWay() {
        book.add(1, Side.BUY, 100, 10_000);
        book.add(1, Side.SELL, 100, 11_000);

        assertBook(1, Price.NONE, 11_000);
    }

    private void assertBook(int orders, long bid, long ask) {
        assertEquals(orders, book.liveOrders());
        assertEquals(bid, book.bestBid());
        assertEquals(ask, book.bestAsk());
    }
}
