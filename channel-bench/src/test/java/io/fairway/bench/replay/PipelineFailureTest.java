package io.fairway.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.bench.itch.FlowGenerator;
import io.fairway.bench.itch.ItchReader;
import io.fairway.channel.WaitStrategy;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whichever stage fails, the run ends, says why, and leaves no thread behind. */
class PipelineFailureTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final byte[] FEED = FlowGenerator.generate(5_000, 5);
    private static final ReplayOptions OPTIONS =
            new ReplayOptions(3, Rate.MAX, 1, WaitStrategy.spinThenPark());

    /** The three builders, the reader and the strategy. */
    private final CountDownLatch running = new CountDownLatch(5);

    /** A stage that fails at once, and stages of which it is known when they have ended. */
    private final class Replaced implements Stage {
        private final Stage stage;
        private final Throwable failure;

        Replaced(Stage stage, Throwable failure) {
            this.stage = stage;
            this.failure = failure;
        }

        @Override
        public String name() {
            return stage.name();
        }

        @Override
        public void run() throws Exception {
            try {
                if (failure instanceof Error error) {
                    throw error;
                } else if (failure instanceof Exception exception) {
                    throw exception;
                }
                stage.run();
            } finally {
                running.countDown();
            }
        }
    }

    private UnaryOperator<Stage> failing(String name, Throwable failure) {
        return stage -> new Replaced(stage, stage.name().equals(name) ? failure : null);
    }

    @ParameterizedTest
    @CsvSource({"reader", "builder-0", "builder-2", "strategy"})
    void anyStage(String name) throws Exception {
        final Throwable cause = new IllegalStateException("broken");
        try (Pipeline pipeline = new Pipeline(Feeds.reader(FEED), OPTIONS, failing(name, cause))) {
            pipeline.start();

            final StageFailedException failure =
                    assertThrows(StageFailedException.class, () -> pipeline.awaitDrained(LONG));
            assertSame(cause, failure.getCause());
            assertEquals(
                    "the " + name + " failed: java.lang.IllegalStateException: broken",
                    failure.getMessage());
            assertEnded();
        }
    }

    @Test
    void anErrorIsAFailure() throws Exception {
        try (Pipeline pipeline =
                new Pipeline(
                        Feeds.reader(FEED),
                        OPTIONS,
                        failing("builder-1", new StackOverflowError()))) {
            pipeline.start();

            assertThrows(StageFailedException.class, () -> pipeline.awaitDrained(LONG));
            assertEnded();
        }
    }

    @Test
    void inTheMiddleOfTheFeed() throws Exception {
        try (Pipeline pipeline =
                new Pipeline(brokenFeed(), OPTIONS, stage -> new Replaced(stage, null))) {
            pipeline.start();

            final StageFailedException failure =
                    assertThrows(StageFailedException.class, () -> pipeline.awaitDrained(LONG));
            assertTrue(failure.getMessage().contains("broken feed"), failure.getMessage());
            assertEnded();
        }
    }

    @Test
    void whoAsksLearnsOfIt() throws Exception {
        try (Pipeline pipeline =
                new Pipeline(
                        Feeds.reader(FEED),
                        OPTIONS,
                        failing("strategy", new IllegalStateException("broken")))) {
            pipeline.start();

            assertThrows(StageFailedException.class, pipeline::snapshot);
            assertThrows(StageFailedException.class, pipeline::finish);
        }
    }

    @Test
    void closingAnUnfinishedReplayEndsIt() throws Exception {
        final ReplayOptions slow =
                new ReplayOptions(3, new Rate(1), 1, WaitStrategy.spinThenPark());
        try (Pipeline pipeline =
                new Pipeline(Feeds.reader(FEED), slow, stage -> new Replaced(stage, null))) {
            pipeline.start();
        }
        assertEnded();
    }

    private void assertEnded() throws InterruptedException {
        assertTrue(running.await(1, TimeUnit.MINUTES), () -> "still running: " + running);
    }

    /** A feed whose second half is an exception. */
    private static ItchReader brokenFeed() {
        final ByteBuffer left = ByteBuffer.wrap(FEED, 0, FEED.length / 2);
        return new ItchReader(
                new ReadableByteChannel() {
                    @Override
                    public int read(ByteBuffer to) {
                        if (!left.hasRemaining()) {
                            throw new IllegalStateException("broken feed");
                        }
                        to.put(left.get());
                        return 1;
                    }

                    @Override
                    public boolean isOpen() {
                        return true;
                    }

                    @Override
                    public void close() {}
                });
    }
}
