package io.fairway.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.bench.itch.Price;
import io.fairway.channel.Channel;
import io.fairway.channel.Sender;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.Test;

/** On unbuffered channels: when a send returns, the strategy has the element. */
class StrategyTest {
    private final Channel<Quote> quotes = Channel.unbuffered();
    private final Channel<Execution> executions = Channel.unbuffered();
    private final Channel<Control> control = Channel.unbuffered();
    private final Channel<Sender<Snapshot>> requests = Channel.unbuffered();
    private final Channel<Void> drained = Channel.unbuffered();
    private final Strategy strategy =
            new Strategy(quotes, executions, control, requests, drained, WaitStrategy.parking());

    @Test
    void countsWhatItSees() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            actors.run("strategy", strategy::run);
            quote(4, 1, 100, 110);
            executions.send(new Execution(9, System.nanoTime(), 300));
            executions.send(new Execution(7, System.nanoTime(), 200));

            final Snapshot snapshot = snapshot();
            assertEquals(9, snapshot.sequence());
            assertEquals(1, snapshot.quoteChanges());
            assertEquals(2, snapshot.executions());
            assertEquals(500, snapshot.executedShares());
            assertEquals(0, snapshot.signals());
            requests.close();
        }
        assertEquals(3, strategy.endToEnd().getTotalCount());
    }

    @Test
    void signalsEachTimeAStockComesToCross() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            actors.run("strategy", strategy::run);
            quote(1, 1, 100, Price.NONE);
            quote(2, 1, Price.NONE, 90);
            assertEquals(0, snapshot().signals());

            quote(3, 1, 100, 100);
            quote(4, 1, 120, 100);
            assertEquals(1, snapshot().signals());

            quote(5, 2, 120, 100);
            quote(6, 1, 90, 100);
            quote(7, 1, 110, 100);
            assertEquals(3, snapshot().signals());
            requests.close();
        }
    }

    @Test
    void actsOnNothingOnceHalted() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            actors.run("strategy", strategy::run);
            control.send(Control.HALT);
            quote(1, 1, 110, 100);

            assertEquals(0, snapshot().signals());
            assertEquals(1, snapshot().quoteChanges());
            requests.close();
        }
    }

    @Test
    void answersUntilNobodyCanAsk() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final Actor<Void> running = actors.run("strategy", strategy::run);
            quote(1, 1, 100, 110);
            quotes.close();
            assertEquals(1, snapshot().quoteChanges());
            assertFalse(drained.isClosed(), "executions may still come");

            executions.close();
            assertNull(drained.recv());
            assertTrue(strategy.drainedNanos() <= System.nanoTime());
            assertEquals(1, snapshot().quoteChanges());
            assertFalse(running.isDone());

            requests.close();
            running.result();
        }
    }

    private void quote(long sequence, int locate, long bid, long ask) throws InterruptedException {
        quotes.send(new Quote(sequence, System.nanoTime(), locate, bid, ask));
    }

    private Snapshot snapshot() throws InterruptedException {
        final Channel<Snapshot> reply = Channel.bounded(1);
        requests.send(reply);
        return reply.recv();
    }
}
