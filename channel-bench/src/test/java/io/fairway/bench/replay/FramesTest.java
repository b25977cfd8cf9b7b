package io.fairway.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.bench.itch.FlowGenerator;
import io.fairway.channel.WaitStrategy;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that travel as frames are found to say the same. */
class FramesTest {
    private static final byte[] FEED = Feeds.flawed(6_000);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static Stream<Arguments> shardsAndCapacities() {
        return Stream.of(1, 3)
                .flatMap(
                        shards ->
                                Stream.of(1, 2, 64)
                                        .map(capacity -> Arguments.of(shards, capacity)));
    }

    private static ReplayOptions options(int shards, Rate rate, int capacity) {
        return new ReplayOptions(
                shards, rate, capacity, WaitStrategy.spinThenPark(), StagePins.none(), true);
    }

    private static ReplayResult replay(byte[] feed, ReplayOptions options) throws Exception {
        try (Pipeline pipeline = new Pipeline(Feeds.reader(feed), options)) {
            pipeline.start();
            assertTrue(pipeline.awaitDrained(LONG));
            return pipeline.finish();
        }
    }

    @ParameterizedTest
    @MethodSource("shardsAndCapacities")
    void findTheSame(int shards, int capacity) throws Exception {
        final ReplayResult result = replay(FEED, options(shards, Rate.MAX, capacity));

        assertEquals(Oracle.of(FEED), Findings.of(result));
        assertNull(result.fault());
        assertEquals(result.messages(), result.hop().getTotalCount());
    }

    @Test
    void haveTheirBlockedSendsCounted() throws Exception {
        final ReplayResult result = replay(FEED, options(2, Rate.MAX, 1));

        assertTrue(result.blockedSends().get("feed-0") > 0, () -> "" + result.blockedSends());
    }

    @Test
    void areReplayedUpToAFault() throws Exception {
        final int cut = FEED.length / 2;
        final ReplayResult result = replay(Arrays.copyOf(FEED, cut), options(3, Rate.MAX, 64));

        final int offset = (int) result.fault().offset();
        assertEquals(Oracle.of(Arrays.copyOf(FEED, offset)), Findings.of(result));
    }

    @Test
    void stopAndDrain() throws Exception {
        final byte[] feed = FlowGenerator.generate(1_000, 1);
        try (Pipeline pipeline = new Pipeline(Feeds.reader(feed), options(2, new Rate(1), 1))) {
            pipeline.start();
            assertFalse(pipeline.awaitDrained(Duration.ofMillis(10)));
            pipeline.stop();
            assertTrue(pipeline.awaitDrained(LONG));
            assertTrue(pipeline.finish().stopped());
        }
    }
}
