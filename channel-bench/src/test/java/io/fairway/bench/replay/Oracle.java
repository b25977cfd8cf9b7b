package io.fairway.bench.replay;

import io.fairway.bench.itch.MessageType;
import io.fairway.bench.itch.Price;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a replay must find, computed on one thread in the plainest way: maps, and a look at all
 * orders for the best price. Shares no code with the replay but the names of the types.
 */
final class Oracle {
    private record Order(boolean buy, long shares, long price) {}

    private static final class Stock {
        String symbol;
        final Map<Long, Order> orders = new HashMap<>();
        boolean crossed;

        long bid() {
            return orders.values().stream()
                    .filter(Order::buy)
                    .mapToLong(Order::price)
                    .max()
                    .orElse(Price.NONE);
        }

        long ask() {
            return orders.values().stream()
                    .filter(order -> !order.buy)
                    .mapToLong(Order::price)
                    .min()
                    .orElse(Price.NONE);
        }
    }

    private final Map<MessageType, Long> byType = new EnumMap<>(MessageType.class);
    private final Map<Integer, Stock> stocks = new TreeMap<>();
    private long executions;
    private long executedShares;
    private long unknown;
    private long quoteChanges;
    private long signals;

    private Oracle() {}

    static Findings of(byte[] flow) {
        final Oracle oracle = new Oracle();
        for (MessageType each : MessageType.values()) {
            oracle.byType.put(each, 0L);
        }
        final ByteBuffer bytes = ByteBuffer.wrap(flow);
        while (bytes.hasRemaining()) {
            final byte[] message = new byte[bytes.getShort()];
            bytes.get(message);
            oracle.apply(ByteBuffer.wrap(message));
        }
        return oracle.findings();
    }

    private Findings findings() {
        final List<StockSummary> summaries = new ArrayList<>();
        stocks.forEach(
                (locate, stock) -> {
                    if (stock.symbol != null) {
                        summaries.add(
                                new StockSummary(
                                        locate,
                                        stock.symbol,
                                        stock.orders.size(),
                                        stock.bid(),
                                        stock.ask()));
                    }
                });
        summaries.sort(
                Comparator.comparing((StockSummary each) -> -each.orders())
                        .thenComparing(StockSummary::symbol));
        return new Findings(
                byType,
                executions,
                executedShares,
                summaries.stream().mapToLong(StockSummary::orders).sum(),
                unknown,
                quoteChanges,
                signals,
                summaries);
    }

    private void apply(ByteBuffer message) {
        final char type = (char) message.get(0);
        byType.merge(MessageType.of((byte) type), 1L, Long::sum);
        final Stock stock =
                stocks.computeIfAbsent(
                        Short.toUnsignedInt(message.getShort(1)), locate -> new Stock());
        if (type == 'R') {
            stock.symbol = text(message, 11);
        }
        if ("AFECXDU".indexOf(type) < 0) {
            return;
        }
        final long bid = stock.bid();
        final long ask = stock.ask();
        change(stock, type, message);
        if (stock.bid() != bid || stock.ask() != ask) {
            quoteChanges++;
            final boolean crosses = stock.ask() != Price.NONE && stock.bid() >= stock.ask();
            signals += crosses && !stock.crossed ? 1 : 0;
            stock.crossed = crosses;
        }
    }

    private void change(Stock stock, char type, ByteBuffer message) {
        final long reference = message.getLong(11);
        if (type == 'A' || type == 'F') {
            stock.symbol = text(message, 24);
            final boolean buy = message.get(19) == 'B';
            stock.orders.put(reference, new Order(buy, message.getInt(20), message.getInt(32)));
            return;
        }
        final long shares = type == 'D' ? 0 : message.getInt(type == 'U' ? 27 : 19);
        if (type == 'E' || type == 'C') {
            executions++;
            executedShares += shares;
        }
        final Order order = stock.orders.remove(reference);
        if (order == null) {
            unknown++;
        } else if (type == 'U') {
            stock.orders.put(message.getLong(19), new Order(order.buy, shares, message.getInt(31)));
        } else if (type != 'D' && order.shares > shares) {
            stock.orders.put(reference, new Order(order.buy, order.shares - shares, order.price));
        }
    }

    private static String text(ByteBuffer message, int at) {
        return new String(message.array(), at, 8, StandardCharsets.US_ASCII).trim();
    }
}
