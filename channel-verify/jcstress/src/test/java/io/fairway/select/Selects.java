package io.fairway.select;

import io.fairway.channel.WaitStrategy;
import io.fairway.channel.blocking.Yielding;

/** The selects of the tests. Who blocks gets in line at once, and never parks. */
final class Selects {
    private Selects() {}

    static Select of(SelectCase... cases) {
        final SelectBuilder builder =
                Select.builder()
                        .environment(Yielding.YIELDING)
                        .waitStrategy(WaitStrategy.parking());
        for (SelectCase each : cases) {
            builder.add(each);
        }
        return builder.build();
    }

    /** Waits, and returns the index of the case that ran. */
    static int await(Select select) {
        try {
            return select.await().index();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
    }
}
