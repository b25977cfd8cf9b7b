package io.fairway.verify.hardship;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that wait by yielding let those run that they wait for. */
class YieldingCrowdTest {
    private static final int SENDERS = 4 * Runtime.getRuntime().availableProcessors();

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("more senders than cores wait by yielding, before the receivers begin")
    void receiversBegin(ThreadKind kind) {
        final Ledger ledger = new Ledger();
        final Channel<Long> channel =
                Channel.<Long>builder().waitStrategy(WaitStrategy.yielding()).build();
        try (Actors actors = new Actors(kind).watch(channel)) {
            for (int i = 0; i < SENDERS; i++) {
                actors.run("sender " + i, () -> channel.send(ledger.next()));
            }
            actors.await("a sender in line", () -> Inspection.queuedSenders(channel) > 1);
            for (int i = 0; i < SENDERS; i++) {
                actors.run("receiver " + i, () -> ledger.received(channel.recv()));
            }
        }
        ledger.check();
        Inspection.checkAtRest(channel);
    }
}
