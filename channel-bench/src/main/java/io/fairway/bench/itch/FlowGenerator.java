package io.fairway.bench.itch;

import java.util.Arrays;
import java.util.Random;

/**
 * Makes the order flow of a session, where there is no file to replay. The same number of messages
 * and the same seed make the same bytes, on every machine and Java.
 *
 * <p>The model:
 *
 * <ul>
 *   <li>{@value #STOCKS} stocks that open between $20 and $320. The stock at place k gets a share
 *       of the flow that is proportional to 1/k, as few stocks make most of a day's messages.
 *   <li>The session opens with the stock directory, the trading actions, and an opening cross for
 *       each stock. It has no end: the flow stops at the wanted number.
 *   <li>As on the real feed, most messages add or delete an order; the rest are cancels, replaces,
 *       executions, and trades of orders that are not displayed. One order in {@value #ATTRIBUTED}
 *       has an MPID; one execution in {@value #OFF_PRICE} is at another price than the order's.
 *   <li>New orders stand a few ticks behind the best price of their side, or improve it by one, and
 *       never cross the book. Marketable orders are not shown, as they are not on the feed: they
 *       execute the best orders of the other side, in price-time priority, and so move the price.
 *   <li>One delete in {@value #FLEETING} is of the best order of a side, as orders live the shorter
 *       the nearer they are to trading. So about one message in ten changes a best price.
 *   <li>Every message refers to a live order, and takes no more shares than it has.
 * </ul>
 */
public final class FlowGenerator {
    /** So many messages are in the range of one array, whatever their types. */
    public static final int MAX_MESSAGES = 20_000_000;

    private static final int STOCKS = 24;
    private static final int TICK = 100;
    private static final int ROUND_LOT = 100;
    private static final int ATTRIBUTED = 25;
    private static final int OFF_PRICE = 40;
    private static final int ODD_LOT = 8;
    private static final int FLEETING = 3;

    /** The directory, the trading actions, the opening crosses, and that the market is open. */
    private static final int OPENING = 3 * STOCKS + 1;

    /** Beyond so many live orders, a stock gets no more: what would be an add is a delete. */
    private static final int DEEP = 400;

    private static final long MARKET_OPENS = 34_200_000_000_000L;
    private static final int MEAN_GAP_NANOS = 20_000;

    /** This class, as its sequence is part of its contract. */
    private final Random random;

    private final int wanted;
    private final ItchWriter out = new ItchWriter();
    private final SimulatedStock[] stocks = new SimulatedStock[STOCKS];

    /** The shares of the flow, added up: those of the first k stocks at index k. */
    private final int[] activity = new int[STOCKS];

    private long clock = MARKET_OPENS;
    private long nextReference = 1;
    private long nextMatch = 1;

    private FlowGenerator(int messages, long seed) {
        this.wanted = messages;
        this.random = new Random(seed);
        int sum = 0;
        for (int i = 0; i < STOCKS; i++) {
            final int price = 20 * (int) Price.DOLLAR + TICK * random.nextInt(30_000);
            stocks[i] = new SimulatedStock(i + 1, Symbol.of("SIM" + (char) ('A' + i)), price);
            sum += 1_000 / (i + 1);
            activity[i] = sum;
        }
    }

    /**
     * Makes a session.
     *
     * @param messages how many messages, up to {@link #MAX_MESSAGES}
     * @param seed chooses the session
     * @return the messages, framed as in a file
     */
    public static byte[] generate(int messages, long seed) {
        if (messages < 0 || messages > MAX_MESSAGES) {
            throw new IllegalArgumentException(
                    "messages: " + messages + " (must be 0.." + MAX_MESSAGES + ")");
        }
        final FlowGenerator generator = new FlowGenerator(messages, seed);
        for (int i = 0; i < Math.min(messages, OPENING); i++) {
            generator.open(i);
        }
        while (!generator.isDone()) {
            generator.step();
        }
        return generator.out.toByteArray();
    }

    private boolean isDone() {
        return out.messages() == wanted;
    }

    /** The writer, for a message that comes some time after the one before. */
    private ItchWriter next() {
        clock += random.nextInt(2 * MEAN_GAP_NANOS);
        out.timestamp(clock);
        return out;
    }

    /** Writes one of the messages that open the session. */
    private void open(int i) {
        final SimulatedStock stock = stocks[i % STOCKS];
        if (i < STOCKS) {
            next().stockDirectory(stock.locate, stock.symbol);
        } else if (i < 2 * STOCKS) {
            next().tradingAction(stock.locate, stock.symbol, 'T');
        } else if (i < 3 * STOCKS) {
            final int shares = lots(500);
            final long match = nextMatch++;
            next().openingCross(stock.locate, stock.symbol, shares, stock.openingPrice, match);
        } else {
            next().systemEvent('Q');
        }
    }

    /** Lets one thing happen to one stock. */
    private void step() {
        final SimulatedStock stock = drawStock();
        final int action = random.nextInt(1_000); // of which each thing has its share
        if (stock.size() < 10 || action < 480 && stock.size() < DEEP) {
            add(stock);
        } else if (action < 890) {
            delete(stock);
        } else if (action < 910) {
            cancel(stock);
        } else if (action < 950) {
            replace(stock);
        } else if (action < 975) {
            execute(stock);
        } else {
            tradeHidden(stock);
        }
    }

    private SimulatedStock drawStock() {
        final int point = random.nextInt(activity[STOCKS - 1]);
        final int found = Arrays.binarySearch(activity, point + 1);
        return stocks[found >= 0 ? found : ~found];
    }

    private Side drawSide() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private void add(SimulatedStock stock) {
        final Side side = drawSide();
        final int price = passivePrice(stock, side);
        final int shares = orderSize();
        final long reference = nextReference++;
        stock.add(new SimulatedOrder(reference, side, shares, price));
        if (random.nextInt(ATTRIBUTED) > 0) {
            next().addOrder(stock.locate, stock.symbol, reference, side, shares, price);
        } else {
            next().addAttributedOrder(
                            stock.locate, stock.symbol, reference, side, shares, price, "SIMM");
        }
    }

    private void delete(SimulatedStock stock) {
        final SimulatedOrder first = random.nextInt(FLEETING) == 0 ? stock.first(drawSide()) : null;
        final SimulatedOrder order = first == null ? stock.draw(random) : first;
        stock.remove(order);
        next().orderDelete(stock.locate, order.reference);
    }

    private void cancel(SimulatedStock stock) {
        final SimulatedOrder order = stock.draw(random);
        if (order.shares > 1) {
            final int cancelled = 1 + random.nextInt(order.shares - 1);
            order.shares -= cancelled;
            next().orderCancel(stock.locate, order.reference, cancelled);
        }
    }

    private void replace(SimulatedStock stock) {
        final SimulatedOrder order = stock.draw(random);
        stock.remove(order);
        final int price = passivePrice(stock, order.side);
        final int shares = orderSize();
        final long reference = nextReference++;
        stock.add(new SimulatedOrder(reference, order.side, shares, price));
        next().orderReplace(stock.locate, order.reference, reference, shares, price);
    }

    /** Lets a marketable order come in. */
    private void execute(SimulatedStock stock) {
        final Side side = drawSide();
        int wantedShares = lots(12);
        SimulatedOrder order = stock.first(side);
        while (order != null && wantedShares > 0 && !isDone()) {
            final int filled = Math.min(wantedShares, order.shares);
            wantedShares -= filled;
            order.shares -= filled;
            if (order.shares == 0) {
                stock.remove(order);
            }
            writeExecution(stock, order, filled);
            order = stock.first(side);
        }
    }

    private void writeExecution(SimulatedStock stock, SimulatedOrder order, int shares) {
        final long match = nextMatch++;
        if (random.nextInt(OFF_PRICE) > 0) {
            next().orderExecuted(stock.locate, order.reference, shares, match);
        } else {
            // Half a tick better for the order that came in.
            final int better = order.side == Side.BUY ? TICK / 2 : -TICK / 2;
            final int price = order.price + better;
            next().orderExecutedWithPrice(stock.locate, order.reference, shares, match, price);
        }
    }

    private void tradeHidden(SimulatedStock stock) {
        final SimulatedOrder bid = stock.first(Side.BUY);
        final SimulatedOrder ask = stock.first(Side.SELL);
        if (bid != null && ask != null) {
            final int midpoint = (bid.price + ask.price) / 2;
            next().trade(stock.locate, stock.symbol, orderSize(), midpoint, nextMatch++);
        }
    }

    /** A price near the best of its side that trades with nobody. */
    private int passivePrice(SimulatedStock stock, Side side) {
        final boolean buying = side == Side.BUY;
        final int towardsOther = buying ? TICK : -TICK;
        final SimulatedOrder best = stock.first(side);
        final SimulatedOrder other = stock.first(side.opposite());
        int price = best == null ? stock.openingPrice : best.price;
        price += towardsOther * (1 - geometric());
        if (other != null) {
            final int limit = other.price - towardsOther;
            price = buying ? Math.min(price, limit) : Math.max(price, limit);
        }
        // Asks stay a tick higher, so that there is always room for a bid.
        return Math.max(price, buying ? TICK : 2 * TICK);
    }

    private int orderSize() {
        return random.nextInt(ODD_LOT) == 0 ? 1 + random.nextInt(ROUND_LOT - 1) : lots(5);
    }

    private int lots(int most) {
        return ROUND_LOT * (1 + random.nextInt(most));
    }

    /** 0, 1, 2 ..., each five sixths as likely as the one before. */
    private int geometric() {
        int drawn = 0;
        while (random.nextInt(6) > 0) {
            drawn++;
        }
        return drawn;
    }
}
