package io.fairway.bench.peers;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A figure that targets are about. */
enum Metric {
    NANOS("", "ns", Figures::nanos),
    P50("p50 ", "ns", Figures::p50),
    P99("p99 ", "ns", Figures::p99),
    BYTES("", "B/op", Figures::bytes),
    LINES("", "x a cache line", Figures::perLine);

    private final String prefix;
    private final String unit;
    private final ToDoubleFunction<Figures> figure;

    Metric(String prefix, String unit, ToDoubleFunction<Figures> figure) {
        this.prefix = prefix;
        this.unit = unit;
        this.figure = figure;
    }

    double of(Figures figures) {
        return figure.applyAsDouble(figures);
    }

    /** What goes before the name of what has the figure. */
    String prefix() {
        return prefix;
    }

    String show(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%,.2f %s" : "%,.0f %s", value, unit);
    }
}
