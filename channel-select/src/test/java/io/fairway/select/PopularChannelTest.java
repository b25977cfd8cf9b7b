package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many threads select on one channel that stays silent, as on a signal to stop, and on one of their
 * own.
 */
class PopularChannelTest {

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName(
            "S71 threads that share a silent channel make progress on their own, and all see it close")
    void threadsSharingSilentChannelMakeProgress(ThreadKind kind) {
        final int threads = kind == ThreadKind.PLATFORM ? 100 : 1_000;
        final int elements = kind == ThreadKind.PLATFORM ? 200 : 20;
        final Channel<Integer> stop = Channel.unbuffered();
        final List<Channel<Integer>> own = new ArrayList<>();
        final AtomicInteger received = new AtomicInteger();
        final AtomicInteger stopped = new AtomicInteger();

        try (Actors actors = new Actors(kind).watch(stop)) {
            for (int i = 0; i < threads; i++) {
                final Channel<Integer> mine = Channel.unbuffered();
                own.add(mine);
                actors.run(
                        "select " + i,
                        () -> {
                            final Select select =
                                    Select.builder()
                                            .recv(stop, v -> {}, stopped::incrementAndGet)
                                            .recv(mine, v -> received.incrementAndGet())
                                            .build();
                            while (!select.await().isClosed()) {
                                // until the signal to stop
                            }
                        });
            }
            actors.run(
                    "sender",
                    () -> {
                        for (int n = 0; n < elements; n++) {
                            for (Channel<Integer> each : own) {
                                each.send(n);
                            }
                        }
                    });
            actors.await("all to be received", () -> received.get() == threads * elements);
            actors.await("all to wait", () -> Probe.queuedReceivers(stop) == threads);
            Probe.assertSound(stop);
            stop.close();
        }

        assertEquals(threads, stopped.get());
        Probe.assertQuiet(stop);
        Probe.assertQuiet(own.toArray());
    }
}
