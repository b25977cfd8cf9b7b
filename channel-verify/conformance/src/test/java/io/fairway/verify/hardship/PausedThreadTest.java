package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.Inspection;
import io.fairway.channel.Seams;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.hardship.PausingEnvironment.Step;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One thread stands still while it blocks or wakes another; the others go on. */
class PausedThreadTest {
    /** Long enough for a thread to get from its deadline's beginning to where it parks. */
    private static final long MILLIS = 300;

    private final PausingEnvironment environment = new PausingEnvironment();
    private final Ledger ledger = new Ledger();
    private final Actors actors = new Actors(ThreadKind.PLATFORM);
    private Channel<Long> channel;

    private void make(int capacity) {
        final ChannelBuilder<Long> builder =
                Seams.environment(
                        Channel.<Long>builder()
                                .waitStrategy(WaitStrategy.parking())
                                .onUndelivered(ledger::discarded),
                        environment);
        channel = (capacity == 0 ? builder : builder.capacity(capacity)).build();
        actors.watch(channel);
    }

    @AfterEach
    void nothingIsLost() {
        actors.close();
        channel.cancel();
        ledger.check();
        Inspection.checkAtRest(channel);
    }

    private void send() throws InterruptedException {
        channel.send(ledger.next());
    }

    private Actor<Void> startSender() {
        return actors.run("waker", this::send);
    }

    /** Others send to and receive from each other, whoever is held. */
    private void expectOthersGetOn() {
        final Actor<Void> sender = startSender();
        actors.run("other receiver", () -> ledger.received(channel.recv())).result();
        sender.result();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("a sender is held before it wakes its receiver: others get on, nobody gets twice")
    void wakerIsHeld(int capacity) throws InterruptedException {
        make(capacity);
        final Actor<Long> receiver = Blocked.receiver(actors, channel, ledger);
        final Pause pause = environment.next(Step.UNPARK);
        startSender();
        pause.awaitReached(actors);
        assertEquals(0, Inspection.queuedReceivers(channel), "has its element, is not in line");
        expectOthersGetOn();
        assertFalse(receiver.isDone());
        pause.release();
        assertEquals(1L, receiver.result());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("a receiver whose waker is held returns the element at its deadline, by itself")
    void timeoutFindsTheElement(int capacity) throws InterruptedException {
        make(capacity);
        final Pause parking = environment.next(Step.TIMED_PARK);
        final Actor<Long> receiver =
                actors.start("receiver", () -> channel.recv(MILLIS, TimeUnit.MILLISECONDS));
        parking.awaitReached(actors); // so that the waker comes before the deadline is looked at
        final Pause waking = environment.next(Step.UNPARK);
        startSender();
        waking.awaitReached(actors);
        parking.release();
        final Long element = receiver.result();
        assertEquals(1L, element);
        ledger.received(element);
        waking.release();
    }

    @Test
    @DisplayName(
            "a receiver whose waker is held, interrupted: returns the element, stays interrupted")
    void interruptFindsTheElement() throws InterruptedException {
        make(0);
        final Actor<Boolean> receiver =
                actors.start(
                        "receiver",
                        () -> {
                            ledger.received(channel.recv());
                            return Thread.currentThread().isInterrupted();
                        });
        actors.await("a receiver", () -> Inspection.queuedReceivers(channel) == 1);
        receiver.awaitBlocked();
        final Pause pause = environment.next(Step.UNPARK);
        startSender();
        pause.awaitReached(actors);
        receiver.interrupt();
        assertTrue(receiver.result());
        pause.release();
    }

    @ParameterizedTest
    @CsvSource({"0, PARK", "1, PARK", "0, WOKEN", "1, WOKEN"})
    @DisplayName("a receiver is held before it parks, or when woken: its sender is not held up")
    void receiverIsHeld(int capacity, Step step) throws InterruptedException {
        make(capacity);
        final Pause pause = environment.next(step);
        final Actor<Void> receiver = actors.run("receiver", () -> ledger.received(channel.recv()));
        actors.await("a receiver", () -> Inspection.queuedReceivers(channel) == 1);
        if (step == Step.PARK) {
            pause.awaitReached(actors);
        } else {
            receiver.awaitBlocked();
        }
        send(); // returns: the element is the receiver's
        pause.awaitReached(actors);
        assertEquals(0, channel.size());
        expectOthersGetOn();
        assertFalse(receiver.isDone());
        pause.release();
        receiver.result();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("a sender in line is held: its element is taken, in turn, without it")
    void senderIsHeld(int capacity) throws InterruptedException {
        make(capacity);
        for (int i = 0; i < capacity; i++) {
            send();
        }
        final Pause pause = environment.next(Step.PARK);
        final Actor<Void> held = startSender();
        pause.awaitReached(actors);
        final Actor<Void> behind = Blocked.sender(actors, channel, ledger);
        for (long i = 1; i <= capacity + 2; i++) {
            final Long element = channel.recv();
            assertEquals(i, element);
            ledger.received(element);
        }
        behind.result();
        assertFalse(held.isDone());
        pause.release();
        held.result();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("a receiver is held beyond its deadline: still in line, it gets what comes late")
    void heldBeyondTheDeadline(int capacity) throws InterruptedException {
        make(capacity);
        final Pause pause = environment.next(Step.TIMED_PARK);
        final Actor<Long> receiver =
                actors.start("receiver", () -> channel.recv(MILLIS, TimeUnit.MILLISECONDS));
        pause.awaitReached(actors);
        final long begin = System.nanoTime();
        final long wait = TimeUnit.MILLISECONDS.toNanos(2 * MILLIS);
        actors.await("the deadline to pass", () -> System.nanoTime() - begin > wait);
        send();
        pause.release();
        final Long element = receiver.result();
        assertEquals(1L, element);
        ledger.received(element);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("who cancels is held between two wake-ups: it is closed, and all else gets on")
    void cancellerIsHeld(int capacity) throws InterruptedException {
        make(capacity);
        for (int i = 0; i < capacity; i++) {
            send();
        }
        for (int i = 0; i < 3; i++) {
            Blocked.sender(actors, channel, ledger);
        }
        final Pause pause = environment.next(Step.UNPARK);
        final Actor<Integer> canceller = actors.start("canceller", channel::cancel);
        pause.awaitReached(actors);
        actors.run("another", this::expectCancelled).result();
        pause.release();
        assertEquals(capacity, canceller.result());
    }

    private void expectCancelled() throws InterruptedException {
        assertTrue(channel.isClosed());
        assertTrue(channel.isDrained());
        assertFalse(channel.close());
        assertNull(channel.recv());
        final Long refused = ledger.next();
        assertEquals(SendResult.CLOSED, channel.trySend(refused));
        ledger.returned(refused);
        assertEquals(0, channel.cancel(), "the elements are those of the first cancel");
    }

    @Test
    @DisplayName("who closes is held: a timed sender ends with CLOSED, not with a timeout")
    void timeoutFindsTheClose() throws InterruptedException {
        make(0);
        final Pause parking = environment.next(Step.TIMED_PARK);
        final Actor<SendResult> sender =
                actors.start(
                        "sender",
                        () -> {
                            final Long element = ledger.next();
                            final SendResult result =
                                    channel.send(element, MILLIS, TimeUnit.MILLISECONDS);
                            ledger.returned(element);
                            return result;
                        });
        parking.awaitReached(actors);
        final Pause waking = environment.next(Step.UNPARK);
        final Actor<Boolean> closer = actors.start("closer", channel::close);
        waking.awaitReached(actors);
        parking.release();
        assertEquals(SendResult.CLOSED, sender.result());
        waking.release();
        assertTrue(closer.result());
    }
}
