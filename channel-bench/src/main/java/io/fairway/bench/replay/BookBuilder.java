package io.fairway.bench.replay;

import io.fairway.bench.book.OrderBook;
import io.fairway.bench.itch.ItchMessage;
import io.fairway.bench.itch.MessageType;
import io.fairway.bench.itch.Symbol;
import io.fairway.channel.Sender;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The middle stage: keeps the books of some stocks and tells the strategy what changes in them. */
final class BookBuilder implements Stage {
    private static final int LOCATES = 1 << 16;

    private final int shard;
    private final int shards;
    private final FeedLink feed;
    private final CountedSender<Quote> quotes;
    private final CountedSender<Execution> executions;
    private final Runnable onEnd;

    /** By locate code; those of one shard are as many apart as there are shards. */
    private final OrderBook[] books;

    private final long[] symbols;

    // For others once the thread has ended
    private final long[] byType = new long[MessageType.values().length];
    private long quoteChanges;
    private long executed;
    private long executedShares;
    private long unknownReferences;
    private final Histogram hop = Latency.newHistogram();

    /**
     * A builder for the stocks whose locate code, divided by the number of shards, leaves the
     * shard's number.
     *
     * @param shard the shard's number, from zero
     * @param shards how many there are
     * @param feed the messages about these stocks
     * @param quotes gets changes of a best bid or ask
     * @param executions gets executions
     * @param onEnd called at the end of the feed; the other builders send to the same channels
     */
    BookBuilder(
            int shard,
            int shards,
            FeedLink feed,
            Sender<Quote> quotes,
            Sender<Execution> executions,
            Runnable onEnd) {
        this.shard = shard;
        this.shards = shards;
        this.feed = feed;
        this.quotes = new CountedSender<>(quotes);
        this.executions = new CountedSender<>(executions);
        this.onEnd = onEnd;
        this.books = new OrderBook[LOCATES / shards + 1];
        this.symbols = new long[books.length];
    }

    @Override
    public String name() {
        return "builder-" + shard;
    }

    @Override
    public void run() throws InterruptedException {
        feed.receiveAll(this::apply);
        onEnd.run();
    }

    private void apply(FeedMessage from) throws InterruptedException {
        hop.recordValue(System.nanoTime() - from.intendedNanos());
        final ItchMessage message = from.message();
        byType[message.type().ordinal()]++;
        switch (message.type()) {
            case STOCK_DIRECTORY -> symbols[slot(message)] = message.symbol();
            case ADD_ORDER, ADD_ORDER_ATTRIBUTED -> {
                symbols[slot(message)] = message.symbol();
                change(from);
            }
            case ORDER_EXECUTED, ORDER_EXECUTED_WITH_PRICE -> {
                executed++;
                executedShares += message.shares();
                executions.send(
                        new Execution(from.sequence(), from.intendedNanos(), message.shares()));
                change(from);
            }
            case ORDER_CANCEL, ORDER_DELETE, ORDER_REPLACE -> change(from);
            // Trades of orders that are not displayed, crosses, and what is about no order at all
            default -> {}
        }
    }

    /** Changes the book, and sends the best bid and ask if one of them is another now. */
    private void change(FeedMessage from) throws InterruptedException {
        final ItchMessage message = from.message();
        final OrderBook book = book(message);
        final long bid = book.bestBid();
        final long ask = book.bestAsk();
        if (!change(book, message)) {
            unknownReferences++;
        }
        if (book.bestBid() != bid || book.bestAsk() != ask) {
            quoteChanges++;
            quotes.send(
                    new Quote(
                            from.sequence(),
                            from.intendedNanos(),
                            message.locate(),
                            book.bestBid(),
                            book.bestAsk()));
        }
    }

    /** Returns false if the order is unknown. */
    private static boolean change(OrderBook book, ItchMessage message) {
        final long reference = message.reference();
        return switch (message.type()) {
            case ADD_ORDER, ADD_ORDER_ATTRIBUTED -> {
                book.add(reference, message.side(), message.shares(), message.price());
                yield true;
            }
            case ORDER_EXECUTED, ORDER_EXECUTED_WITH_PRICE, ORDER_CANCEL ->
                    book.reduce(reference, message.shares());
            case ORDER_DELETE -> book.delete(reference);
            case ORDER_REPLACE ->
                    book.replace(
                            reference, message.newReference(), message.shares(), message.price());
            default -> throw new IllegalArgumentException("not about an order: " + message);
        };
    }

    private int slot(ItchMessage message) {
        return message.locate() / shards;
    }

    private OrderBook book(ItchMessage message) {
        final int slot = slot(message);
        if (books[slot] == null) {
            books[slot] = new OrderBook();
        }
        return books[slot];
    }

    /** The messages by type, in the order of {@link MessageType}. */
    long[] byType() {
        return byType;
    }

    long quoteChanges() {
        return quoteChanges;
    }

    /** Executions of displayed orders: messages of type E and C, of known orders or not. */
    long executions() {
        return executed;
    }

    long executedShares() {
        return executedShares;
    }

    long unknownReferences() {
        return unknownReferences;
    }

    /** From the intended send time to here. */
    Histogram hop() {
        return hop;
    }

    long blockedQuotes() {
        return quotes.blocked();
    }

    long blockedExecutions() {
        return executions.blocked();
    }

    /** The stocks that have a symbol, in no order. */
    List<StockSummary> stocks() {
        final List<StockSummary> stocks = new ArrayList<>();
        for (int i = 0; i < books.length; i++) {
            if (symbols[i] != 0) {
                final OrderBook book = books[i] == null ? new OrderBook() : books[i];
                stocks.add(
                        new StockSummary(
                                i * shards + shard,
                                Symbol.toString(symbols[i]),
                                book.liveOrders(),
                                book.bestBid(),
                                book.bestAsk()));
            }
        }
        return stocks;
    }
}
