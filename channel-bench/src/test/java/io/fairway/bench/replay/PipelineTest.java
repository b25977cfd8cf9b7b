package io.fairway.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.bench.itch.FlowGenerator;
import io.fairway.bench.itch.ItchReader;
import io.fairway.channel.WaitStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineTest {
    private static final Duration SOON = Duration.ofMillis(10);
    private static final byte[] FEED = Feeds.flawed(6_000);
    private static final Findings EXPECTED = Oracle.of(FEED);

    private static Stream<Arguments> shardsAndCapacities() {
        return Stream.of(1, 2, 3, 5)
                .flatMap(
                        shards ->
                                Stream.of(1, 2, 64)
                                        .map(capacity -> Arguments.of(shards, capacity)));
    }

    @ParameterizedTest
    @MethodSource("shardsAndCapacities")
    void findsTheSameHoweverItIsSharded(int shards, int capacity) throws Exception {
        final ReplayResult result = replay(FEED, options(shards, Rate.MAX, capacity));

        assertEquals(EXPECTED, Findings.of(result));
        assertNull(result.fault());
        assertFalse(result.stopped());
        assertEquals(result.messages(), result.hop().getTotalCount());
        assertEquals(
                result.quoteChanges() + result.executions(), result.endToEnd().getTotalCount());
    }

    @Test
    void theFeedOfTheseTestsHasWhatItTakes() {
        assertTrue(EXPECTED.unknownReferences() > 20, () -> EXPECTED.toString());
        assertTrue(EXPECTED.executions() > 100, () -> EXPECTED.toString());
        assertTrue(EXPECTED.quoteChanges() > 100, () -> EXPECTED.toString());
        assertTrue(EXPECTED.signals() > 5, () -> EXPECTED.toString());
    }

    @Test
    void keepsToItsSchedule() throws Exception {
        final ReplayResult result = replay(FEED, options(2, new Rate(40_000), 64));

        assertEquals(EXPECTED, Findings.of(result));
        // The last message is not due before, on any machine.
        assertTrue(
                result.elapsedNanos() >= new Rate(40_000).dueNanos(result.messages() - 1),
                () -> "done in " + result.elapsedNanos());
    }

    @Test
    void namesTheBlockedSendsByChannel() throws Exception {
        final ReplayResult result = replay(FEED, options(2, Rate.MAX, 1));

        assertEquals(
                List.of("feed-0", "feed-1", "quotes", "executions"),
                List.copyOf(result.blockedSends().keySet()));
        assertTrue(result.blockedSends().get("feed-0") > 0, () -> "" + result.blockedSends());
    }

    @Test
    void anEmptyFeedHasNothing() throws Exception {
        final ReplayResult result = replay(new byte[0], options(2, Rate.MAX, 1));

        assertEquals(Oracle.of(new byte[0]), Findings.of(result));
        assertEquals(0, result.messages());
        assertNull(result.fault());
    }

    @Test
    void replaysWhatComesBeforeAFault() throws Exception {
        final int cut = FEED.length / 2;
        final ReplayResult result = replay(Arrays.copyOf(FEED, cut), options(3, Rate.MAX, 64));

        final int offset = (int) result.fault().offset();
        assertTrue(offset < cut && cut - offset < 52, () -> result.fault().toString());
        assertEquals(Oracle.of(Arrays.copyOf(FEED, offset)), Findings.of(result));
    }

    @Test
    void aFeedThatCannotBeReadOnIsAFault() throws Exception {
        final Pipe pipe = Pipe.open();
        pipe.sink().write(ByteBuffer.wrap(FlowGenerator.generate(10, 1)));
        try (ItchReader feed = new ItchReader(pipe.source());
                Pipeline pipeline = new Pipeline(feed, options(2, Rate.MAX, 1))) {
            pipeline.start();
            pipe.source().close(); // before or while it is read
            await(pipeline);
            final ReplayResult result = pipeline.finish();

            assertTrue(result.fault().reason().startsWith("cannot be read"));
            assertFalse(result.stopped());
        }
    }

    @Test
    void stopsAndDrains() throws Exception {
        final byte[] feed = FlowGenerator.generate(1_000, 1);
        try (Pipeline pipeline = new Pipeline(Feeds.reader(feed), options(2, new Rate(1), 1))) {
            pipeline.start();
            assertFalse(pipeline.awaitDrained(SOON)); // as the next message is due in a second
            pipeline.stop();
            await(pipeline);
            final ReplayResult result = pipeline.finish();

            assertTrue(result.stopped());
            assertNull(result.fault());
            assertTrue(result.messages() < 1_000, () -> "messages " + result.messages());
        }
    }

    @Test
    void stopsWhileItWaitsForAPipe() throws Exception {
        final Pipe pipe = Pipe.open();
        try (ItchReader feed = new ItchReader(pipe.source());
                Pipeline pipeline = new Pipeline(feed, options(1, Rate.MAX, 1))) {
            pipeline.start();
            pipeline.stop();
            await(pipeline);

            assertTrue(pipeline.finish().stopped());
        }
    }

    @Test
    void answersWhileItRuns() throws Exception {
        final Pipe pipe = Pipe.open();
        final byte[] flow = FlowGenerator.generate(1_000, 1);
        try (ItchReader feed = new ItchReader(pipe.source());
                Pipeline pipeline = new Pipeline(feed, options(2, Rate.MAX, 4))) {
            pipeline.start();
            Channels.newOutputStream(pipe.sink()).write(flow);
            while (pipeline.snapshot().executions() < Oracle.of(flow).executions()) {
                assertFalse(pipeline.awaitDrained(SOON)); // as more may come
            }
            pipe.sink().close();
            await(pipeline);

            assertEquals(Oracle.of(flow), Findings.of(pipeline.finish()));
        }
    }

    private static ReplayOptions options(int shards, Rate rate, int capacity) {
        return new ReplayOptions(shards, rate, capacity, WaitStrategy.spinThenPark());
    }

    private static ReplayResult replay(byte[] feed, ReplayOptions options)
            throws InterruptedException, IOException {
        try (ItchReader reader = Feeds.reader(feed);
                Pipeline pipeline = new Pipeline(reader, options)) {
            pipeline.start();
            await(pipeline);
            return pipeline.finish();
        }
    }

    private static void await(Pipeline pipeline) throws InterruptedException {
        assertTrue(pipeline.awaitDrained(Duration.ofMinutes(1)), "not drained");
    }
}
