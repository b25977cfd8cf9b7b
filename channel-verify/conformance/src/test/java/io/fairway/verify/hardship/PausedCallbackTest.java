package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectCase;
import io.fairway.select.SendCase;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thread stands still in what its user gave: a supplier, a handler, a hook, a strategy. */
class PausedCallbackTest {
    private final Ledger ledger = new Ledger();
    private final Actors actors = new Actors(ThreadKind.PLATFORM);
    private final Pause pause = new Pause();

    /** Holds the first thread that gets there. */
    private void holdFirst() {
        if (!pause.isReached()) {
            pause.hold();
        }
    }

    @AfterEach
    void nothingIsLost() {
        actors.close();
        ledger.check();
    }

    private Long element() {
        return ledger.next();
    }

    private void roundTrip(Channel<Long> channel) throws InterruptedException {
        final Actor<Void> sender = actors.run("sender", () -> channel.send(element()));
        ledger.received(channel.recv());
        sender.result();
        Inspection.checkAtRest(channel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("a select is held in its supplier: it stands in no line, and others get on")
    void supplierIsHeld(int capacity) throws InterruptedException {
        final Channel<Long> a = capacity == 0 ? Channel.unbuffered() : Channel.bounded(capacity);
        final Channel<Long> b = Channel.unbuffered();
        final SendCase<Long> send =
                SendCase.of(
                        a,
                        () -> {
                            pause.hold();
                            return element();
                        });
        final Select select = Select.builder().add(send).add(RecvCase.of(b)).build();
        final Actor<SelectCase> selector = actors.start("selector", select::await);
        pause.awaitReached(actors);
        roundTrip(a);
        roundTrip(b);
        pause.release();
        ledger.received(a.recv());
        assertEquals(send, selector.result());
        Inspection.checkAtRest(a);
        Inspection.checkAtRest(b);
    }

    @Test
    @DisplayName("a select is held in its handler: it stands in no line any more, others get on")
    void handlerIsHeld() throws InterruptedException {
        final Channel<Long> a = Channel.unbuffered();
        final Channel<Long> b = Channel.unbuffered();
        final Select select =
                Select.builder()
                        .recv(
                                a,
                                received -> {
                                    ledger.received(received);
                                    pause.hold();
                                })
                        .recv(b, ledger::received)
                        .build();
        final Actor<SelectCase> selector = actors.start("selector", select::await);
        a.send(element());
        pause.awaitReached(actors);
        roundTrip(a);
        roundTrip(b);
        assertFalse(selector.isDone());
        pause.release();
        selector.result();
    }

    @Test
    @DisplayName(
            "who cancels is held in the hook: it is closed and drained, the rest follows later")
    void hookIsHeld() throws InterruptedException {
        final Channel<Long> channel =
                Channel.<Long>builder()
                        .capacity(3)
                        .onUndelivered(
                                each -> {
                                    holdFirst();
                                    ledger.discarded(each);
                                })
                        .build();
        for (int i = 0; i < 3; i++) {
            channel.send(element());
        }
        final Actor<Void> sender = Blocked.sender(actors, channel, ledger);
        final Actor<Integer> canceller = actors.start("canceller", channel::cancel);
        pause.awaitReached(actors);
        sender.result(); // has been woken before the hook is asked
        assertTrue(channel.isDrained());
        assertNull(channel.recv());
        final Long refused = element();
        assertEquals(SendResult.CLOSED, channel.trySend(refused));
        ledger.returned(refused);
        assertEquals(0, channel.cancel());
        pause.release();
        assertEquals(3, canceller.result());
        Inspection.checkAtRest(channel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("a receiver is held in the wait strategy: in line it is served, else overtaken")
    void strategyIsHeld(int capacity) throws InterruptedException {
        final AtomicReference<Channel<Long>> made = new AtomicReference<>();
        // A bounded channel's receiver is held before it gets in line; an unbuffered one's in line.
        final WaitStrategy holding =
                round -> {
                    if (capacity > 0 || Inspection.queuedReceivers(made.get()) > 0) {
                        holdFirst();
                    }
                    return false;
                };
        final Channel<Long> channel =
                capacity == 0
                        ? Channel.<Long>builder().waitStrategy(holding).build()
                        : Channel.<Long>builder().capacity(capacity).waitStrategy(holding).build();
        made.set(channel);
        final Actor<Void> receiver = actors.run("receiver", () -> ledger.received(channel.recv()));
        pause.awaitReached(actors);
        assertEquals(capacity == 0 ? 1 : 0, Inspection.queuedReceivers(channel));
        channel.send(element());
        assertEquals(capacity, channel.size());
        assertEquals(0, Inspection.queuedReceivers(channel));
        if (capacity > 0) {
            ledger.received(channel.recv());
            channel.send(element());
        } else {
            roundTrip(channel);
        }
        pause.release();
        receiver.result();
        Inspection.checkAtRest(channel);
    }
}
