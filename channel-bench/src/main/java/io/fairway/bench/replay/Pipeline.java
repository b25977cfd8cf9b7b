package io.fairway.bench.replay;

import io.fairway.bench.itch.ItchReader;
import io.fairway.bench.itch.MessageType;
import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.FrameChannel;
import io.fairway.channel.Sender;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A replay: the channels, and a thread for each stage. For one thread, except {@link #stop()},
 * which is for any.
 *
 * <p>Every method throws {@link StageFailedException} once a stage has failed.
 */
public final class Pipeline implements AutoCloseable {
    private final ReplayOptions options;
    private final ItchReader source;

    private final List<FeedLink> feeds = new ArrayList<>();
    private final Channel<Quote> quotes;
    private final Channel<Execution> executions;
    private final Channel<Control> control;
    private final Channel<Sender<Snapshot>> requests = unbuffered("requests");

    // Nothing is sent on these: that they are closed is what they say, to everybody at once.
    private final Channel<Void> stop = unbuffered("stop");
    private final Channel<Void> drained = unbuffered("drained");

    /** Closed by the first failure, as its cause, before the other channels are. */
    private final Channel<Void> failed = unbuffered("failed");

    private final FeedReader reader;
    private final List<BookBuilder> builders = new ArrayList<>();
    private final Strategy strategy;
    private final UnaryOperator<Stage> replacement;
    private final List<Thread> threads = new ArrayList<>();

    /**
     * A replay that is not started yet.
     *
     * @param source the feed, which the caller closes when the replay has ended
     * @param options how to replay it
     */
    public Pipeline(ItchReader source, ReplayOptions options) {
        this(source, options, UnaryOperator.identity());
    }

    /** Lets tests replace stages. */
    Pipeline(ItchReader source, ReplayOptions options, UnaryOperator<Stage> replacement) {
        this.source = source;
        this.options = options;
        this.replacement = replacement;
        this.quotes = this.<Quote>bounded("quotes").build();
        this.executions = this.<Execution>bounded("executions").build();
        this.control = this.<Control>bounded("control").build();
        for (int shard = 0; shard < options.shards(); shard++) {
            feeds.add(newLink("feed-" + shard));
        }
        reader = new FeedReader(source, options.rate(), stop.receiver(), feeds);
        final AtomicInteger building = new AtomicInteger(options.shards());
        for (int shard = 0; shard < options.shards(); shard++) {
            builders.add(newBuilder(shard, building));
        }
        strategy =
                new Strategy(
                        quotes.receiver(),
                        executions.receiver(),
                        control.receiver(),
                        requests.receiver(),
                        drained.sender(),
                        options.waitStrategy());
    }

    private <T> ChannelBuilder<T> bounded(String name) {
        return Channel.<T>builder()
                .name(name)
                .capacity(options.capacity())
                .singleConsumer()
                .waitStrategy(options.waitStrategy());
    }

    private FeedLink newLink(String name) {
        if (!options.frames()) {
            return new MessageLink(this.<FeedMessage>bounded(name).singleProducer().build());
        }
        final int longest =
                Stream.of(MessageType.values()).mapToInt(MessageType::length).max().getAsInt();
        return new FrameLink(
                FrameChannel.builder(FrameLink.bytesFor(options.capacity(), longest))
                        .maxFrames(options.capacity())
                        .name(name)
                        .singleConsumer()
                        .waitStrategy(options.waitStrategy())
                        .build());
    }

    private static <T> Channel<T> unbuffered(String name) {
        return Channel.<T>builder().name(name).build();
    }

    private BookBuilder newBuilder(int shard, AtomicInteger building) {
        final Runnable onEnd =
                () -> {
                    // The others may still be sending: the last one closes.
                    if (building.decrementAndGet() == 0) {
                        quotes.close();
                        executions.close();
                    }
                };
        return new BookBuilder(
                shard,
                options.shards(),
                feeds.get(shard),
                quotes.sender(),
                executions.sender(),
                onEnd);
    }

    /** Starts the replay. */
    public void start() {
        start(reader);
        builders.forEach(this::start);
        start(strategy);
    }

    private void start(Stage planned) {
        final Stage stage = replacement.apply(planned);
        final int index = threads.size();
        final Thread thread = new Thread(() -> run(index, stage), "fairway-" + stage.name());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void run(int index, Stage stage) {
        try {
            options.pins().run(index, stage);
        } catch (Throwable e) { // errors as well: the others must not wait for this thread
            fail(new StageFailedException(stage.name(), e));
        }
    }

    /**
     * Ends every wait in the pipeline. What fails thereby, or besides, comes here as well and is
     * ignored: all channels get the first failure as their cause.
     */
    private void fail(StageFailedException failure) {
        if (failed.close(failure)) {
            stop.close(failure);
            feeds.forEach(each -> each.close(failure));
            quotes.close(failure);
            executions.close(failure);
            control.close(failure);
            requests.close(failure);
            drained.close(failure);
        }
    }

    /**
     * Waits until the strategy has seen everything.
     *
     * @param timeout how long to wait
     * @return whether it has
     * @throws InterruptedException if interrupted while waiting
     */
    public boolean awaitDrained(Duration timeout) throws InterruptedException {
        try {
            drained.recv(timeout);
            return drained.isDrained();
        } catch (ChannelClosedException e) {
            throw failure(e);
        }
    }

    /**
     * Asks the strategy what it has seen so far.
     *
     * @return its answer
     * @throws InterruptedException if interrupted while waiting
     */
    public Snapshot snapshot() throws InterruptedException {
        final Channel<Snapshot> reply = Channel.bounded(1);
        final RecvCase<Snapshot> answer = RecvCase.of(reply);
        try {
            requests.send(reply.sender());
            // Who has taken the request may fail before it answers.
            Select.select(answer, RecvCase.of(failed));
            return answer.value();
        } catch (ChannelClosedException e) {
            throw failure(e);
        }
    }

    /** Stops reading. What was read makes its way to the strategy, which acts on it no more. */
    public void stop() {
        stop.close();
        control.trySend(Control.HALT); // there is room: nobody else sends here
        try {
            source.close(); // the reader may be waiting for a pipe
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends a replay whose strategy has seen everything.
     *
     * @return what it found
     * @throws InterruptedException if interrupted while waiting
     */
    public ReplayResult finish() throws InterruptedException {
        final Snapshot last = snapshot();
        requests.close();
        for (Thread each : threads) {
            each.join(); // what they have counted is visible from here on
        }
        throwIfFailed();
        return new Totals(reader, builders, strategy, last).result();
    }

    private void throwIfFailed() throws InterruptedException {
        try {
            if (failed.isClosed()) {
                failed.recv(); // throws, as it was closed with a cause
            }
        } catch (ChannelClosedException e) {
            throw failure(e);
        }
    }

    /** What the channel was closed for. */
    private static RuntimeException failure(ChannelClosedException e) {
        return e.getCause() instanceof StageFailedException failure ? failure : e;
    }

    /** Ends the replay, finished or not, without waiting for its threads. */
    @Override
    public void close() {
        fail(new StageFailedException("pipeline", new CancellationException("closed")));
    }
}
