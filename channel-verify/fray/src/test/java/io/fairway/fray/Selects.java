package io.fairway.fray;

import io.fairway.channel.WaitStrategy;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;

/** Selects for the scenarios. */
final class Selects {

    private Selects() {}

    /** A builder of a select that parks at once. */
    static SelectBuilder of(boolean biased) {
        final SelectBuilder builder = Select.builder().waitStrategy(WaitStrategy.parking());
        return biased ? builder.biased() : builder;
    }
}
