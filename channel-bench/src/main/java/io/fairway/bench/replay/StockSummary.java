package io.fairway.bench.replay;

/**
 * A stock at the end of the replay.
 *
 * @param locate the stock locate code
 * @param symbol the symbol
 * @param orders its live orders
 * @param bid the best bid, or {@link io.fairway.bench.itch.Price#NONE}
 * @param ask the best ask, or {@link io.fairway.bench.itch.Price#NONE}
 */
public record StockSummary(int locate, String symbol, int orders, long bid, long ask) {}
