package io.fairway.bench.replay;

import io.fairway.bench.itch.Price;
import io.fairway.channel.Channel;
import io.fairway.channel.Receiver;
import io.fairway.channel.Sender;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectCase;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import org.HdrHistogram.Histogram;

/**
 * The last stage: waits for quotes, executions, ticks, commands and requests for a snapshot at
 * once.
 *
 * <p>What it looks for is simple, as the channels are the point here: a stock whose best bid has
 * come to be at or above its best ask.
 *
 * <p>When quotes and executions are closed and drained, it says so and goes on answering, until
 * nobody can ask any more.
 */
final class Strategy implements Stage {
    private static final Duration TICK = Duration.ofMillis(250);

    private final RecvCase<Quote> quotes;
    private final RecvCase<Execution> executions;
    private final RecvCase<Sender<Snapshot>> requests;
    private final Select select;
    private final Sender<Void> drained;

    private long sequence;
    private long executed;
    private long executedShares;
    private long signals;
    private long quoteChanges;
    private boolean halted;

    /** Whether the best bid is at or above the best ask, by locate code. */
    private final BitSet crossed = new BitSet();

    private long tickNanos = System.nanoTime();
    private long tickSequence;
    private long messagesPerSecond;

    // For others once the thread has ended
    private final Histogram endToEnd = Latency.newHistogram();
    private long drainedNanos;

    /**
     * A strategy.
     *
     * @param quotes changes of a best bid or ask
     * @param executions executions
     * @param control commands
     * @param requests who wants a snapshot, and has room for it
     * @param drained closed when there will be no more quotes and executions
     * @param waitStrategy what to do while there is nothing to do
     */
    Strategy(
            Receiver<Quote> quotes,
            Receiver<Execution> executions,
            Receiver<Control> control,
            Receiver<Sender<Snapshot>> requests,
            Sender<Void> drained,
            WaitStrategy waitStrategy) {
        this.quotes = RecvCase.of(quotes, this::onQuote);
        this.executions = RecvCase.of(executions, this::onExecution);
        this.requests = RecvCase.of(requests, this::onRequest);
        this.select =
                Select.builder()
                        .add(this.quotes)
                        .add(this.executions)
                        .add(this.requests)
                        .recv(control, this::onControl)
                        .recv(Channel.tick(TICK), this::onTick)
                        .waitStrategy(waitStrategy)
                        .build();
        this.drained = drained;
    }

    @Override
    public String name() {
        return "strategy";
    }

    @Override
    public void run() throws InterruptedException {
        SelectCase chosen = select.await();
        while (chosen != requests || !chosen.isClosed()) {
            if (chosen.isClosed()) {
                onEnd(chosen);
            }
            chosen = select.await();
        }
    }

    private void onEnd(SelectCase input) {
        input.disable(); // a closed channel would be chosen again and again
        if (!quotes.isEnabled() && !executions.isEnabled()) {
            drainedNanos = System.nanoTime();
            drained.close();
        }
    }

    private void onQuote(Quote quote) {
        endToEnd.recordValue(System.nanoTime() - quote.intendedNanos());
        sequence = Math.max(sequence, quote.sequence());
        quoteChanges++;
        final boolean crosses = quote.ask() != Price.NONE && quote.bid() >= quote.ask();
        if (crosses && !crossed.get(quote.locate()) && !halted) {
            signals++;
        }
        crossed.set(quote.locate(), crosses);
    }

    private void onExecution(Execution execution) {
        endToEnd.recordValue(System.nanoTime() - execution.intendedNanos());
        sequence = Math.max(sequence, execution.sequence());
        executed++;
        executedShares += execution.shares();
    }

    private void onControl(Control command) {
        switch (command) {
            case HALT -> halted = true;
        }
    }

    private void onTick(Instant due) {
        final long now = System.nanoTime();
        final long elapsed = Math.max(1, now - tickNanos);
        messagesPerSecond = (sequence - tickSequence) * 1_000_000_000L / elapsed;
        tickSequence = sequence;
        tickNanos = now;
    }

    private void onRequest(Sender<Snapshot> reply) {
        // Never waits for who asks, who has made room for the answer.
        reply.trySend(
                new Snapshot(
                        sequence,
                        messagesPerSecond,
                        quoteChanges,
                        executed,
                        executedShares,
                        signals));
    }

    /** From the intended send time to here. */
    Histogram endToEnd() {
        return endToEnd;
    }

    /** When there were no more quotes and executions. */
    long drainedNanos() {
        return drainedNanos;
    }
}
