package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.Select;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What is played at the edge of the heap: each operation of a channel that allocates. */
final class EdgeScenes {
    /** Long enough to get in line before it is over, as that is what allocates. */
    private static final long MILLIS = 5;

    private static final Long ELEMENT = 1_000L;

    private static final Map<String, Supplier<EdgeScene>> ALL = new TreeMap<>();

    static {
        ALL.put("receive, bounded", () -> new Receive(1));
        ALL.put("receive, unbuffered", () -> new Receive(0));
        ALL.put("send, bounded", () -> new Send(1));
        ALL.put("send, unbuffered", () -> new Send(0));
        ALL.put("close, blocked senders", () -> new CloseSenders(1));
        ALL.put("close, blocked senders, unbuffered", () -> new CloseSenders(0));
        ALL.put("close, blocked receivers", () -> new CloseReceivers(1));
        ALL.put("send to closed", SendToClosed::new);
        ALL.put("receive from failed", ReceiveFromFailed::new);
        ALL.put("interrupted", Interrupted::new);
        ALL.put("one-shot select", OneShotSelect::new);
        ALL.put("iterate", Iterate::new);
        LossScenes.addTo(ALL);
    }

    private EdgeScenes() {}

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    static Supplier<EdgeScene> named(String name) {
        return ALL.get(name);
    }

    static <T> Channel<T> channel(int capacity) {
        final ChannelBuilder<T> builder = Channel.<T>builder().waitStrategy(WaitStrategy.parking());
        return (capacity == 0 ? builder : builder.capacity(capacity)).build();
    }

    /** Sends and receives once, and checks that nothing else comes out. */
    static void expectWorks(Channel<Long> channel) throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            actors.run("sender", () -> channel.send(ELEMENT));
            assertEquals(ELEMENT, channel.recv());
        }
        assertNull(channel.tryRecv());
        Inspection.checkAtRest(channel);
    }

    /** Gets in line to receive. */
    private static final class Receive implements EdgeScene {
        private final Channel<Long> channel;

        Receive(int capacity) {
            this.channel = channel(capacity);
        }

        @Override
        public void prepare() {
            // nothing: the channel has never had anybody in line
        }

        @Override
        public void act() throws InterruptedException {
            channel.recv(MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void check(boolean failed) throws InterruptedException {
            Inspection.checkAtRest(channel);
            expectWorks(channel);
        }
    }

    /** Gets in line to send. */
    private static final class Send implements EdgeScene {
        private final Channel<Long> channel;
        private SendResult result;

        Send(int capacity) {
            this.channel = channel(capacity);
        }

        @Override
        public void prepare() {
            for (long i = 0; i < channel.capacity(); i++) {
                assertEquals(SendResult.SENT, channel.trySend(i));
            }
        }

        @Override
        public void act() throws InterruptedException {
            result = channel.send(ELEMENT, MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void check(boolean failed) throws InterruptedException {
            assertEquals(failed ? null : SendResult.TIMED_OUT, result);
            Inspection.checkAtRest(channel);
            for (long i = 0; i < channel.capacity(); i++) {
                assertEquals(i, channel.tryRecv());
            }
            expectWorks(channel);
        }
    }

    /** Closes a full channel on which senders are blocked. */
    private static final class CloseSenders implements EdgeScene {
        private final Channel<Long> channel;
        private final Actors actors = new Actors(ThreadKind.PLATFORM);
        private final Ledger ledger = new Ledger();
        private boolean closed;

        CloseSenders(int capacity) {
            this.channel = channel(capacity);
        }

        @Override
        public void prepare() throws InterruptedException {
            for (int i = 0; i < channel.capacity(); i++) {
                channel.send(ledger.next());
            }
            for (int i = 0; i < 2; i++) {
                Blocked.sender(actors, channel, ledger);
            }
        }

        @Override
        public void act() {
            closed = channel.close();
        }

        @Override
        public void check(boolean failed) throws InterruptedException {
            assertEquals(!closed, channel.close(), "a close that failed has not closed");
            for (Long each : channel) {
                ledger.received(each);
            }
            actors.close();
            ledger.check();
            assertEquals(channel.capacity(), ledger.receivedCount());
            Inspection.checkAtRest(channel);
        }
    }

    /** Closes an empty channel on which receivers are blocked. */
    private static final class CloseReceivers implements EdgeScene {
        private final Channel<Long> channel;
        private final Actors actors = new Actors(ThreadKind.PLATFORM);
        private final Ledger ledger = new Ledger();
        private boolean closed;

        CloseReceivers(int capacity) {
            this.channel = channel(capacity);
        }

        @Override
        public void prepare() {
            for (int i = 0; i < 2; i++) {
                Blocked.receiver(actors, channel, ledger);
            }
        }

        @Override
        public void act() {
            closed = channel.close();
        }

        @Override
        public void check(boolean failed) throws InterruptedException {
            if (failed) {
                assertFalse(closed);
                channel.send(ledger.next()); // nobody has left the line
            }
            channel.close();
            actors.close();
            ledger.check();
            Inspection.checkAtRest(channel);
        }
    }

    /** Makes the exception of a send to a closed channel. */
    private static final class SendToClosed implements EdgeScene {
        private final Channel<Long> channel = channel(1);

        @Override
        public void prepare() {
            channel.trySend(0L);
            channel.close();
        }

        @Override
        public void act() throws InterruptedException {
            try {
                channel.send(ELEMENT);
            } catch (ChannelClosedException e) {
                // as it should, where there is memory for it
            }
        }

        @Override
        public void check(boolean failed) {
            assertEquals(0L, channel.tryRecv());
            assertTrue(channel.isDrained());
            Inspection.checkAtRest(channel);
        }
    }

    /** Makes the exception of a receive from a channel closed with a cause. */
    private static final class ReceiveFromFailed implements EdgeScene {
        private final Channel<Long> channel = channel(1);

        @Override
        public void prepare() {
            channel.close(new IllegalStateException("the cause"));
        }

        @Override
        public void act() throws InterruptedException {
            try {
                channel.recv();
            } catch (ChannelClosedException e) {
                // as it should, where there is memory for it
            }
        }

        @Override
        public void check(boolean failed) {
            assertTrue(channel.isDrained());
            Inspection.checkAtRest(channel);
        }
    }

    /** Is interrupted while it waits, and makes the exception. */
    private static final class Interrupted implements EdgeScene {
        private final Channel<Long> channel = channel(0);

        @Override
        public void prepare() throws InterruptedException {
            // What the first in line allocates, so that only the exception is left.
            channel.recv(1, TimeUnit.MILLISECONDS);
        }

        @Override
        public void act() throws InterruptedException {
            Thread.currentThread().interrupt();
            try {
                channel.send(ELEMENT);
            } catch (InterruptedException e) {
                // as it should, where there is memory for it
            } finally {
                Thread.interrupted();
            }
        }

        @Override
        public void check(boolean failed) throws InterruptedException {
            Inspection.checkAtRest(channel);
            assertNull(channel.tryRecv());
            expectWorks(channel);
        }
    }

    /** Builds a select and uses it. */
    private static final class OneShotSelect implements EdgeScene {
        private final Channel<Long> full = channel(1);
        private final Channel<Long> silent = channel(0);
        private final List<Long> received = new ArrayList<>(1);

        @Override
        public void prepare() {
            full.trySend(ELEMENT);
        }

        @Override
        public void act() throws InterruptedException {
            Select.select(
                    Select.recv(full, received::add),
                    Select.send(silent, ELEMENT),
                    Select.recv(silent, received::add));
        }

        @Override
        public void check(boolean failed) throws InterruptedException {
            final Long left = full.tryRecv();
            assertEquals(failed ? List.of() : List.of(ELEMENT), received);
            assertEquals(failed ? ELEMENT : null, left);
            Inspection.checkAtRest(full);
            Inspection.checkAtRest(silent);
            expectWorks(silent);
        }
    }

    /** Iterates over a closed channel. */
    private static final class Iterate implements EdgeScene {
        private final Channel<Long> channel = channel(2);
        private int received;

        @Override
        public void prepare() {
            channel.trySend(ELEMENT);
            channel.trySend(ELEMENT);
            channel.close();
        }

        @Override
        public void act() {
            for (Iterator<Long> each = channel.iterator(); each.hasNext(); each.next()) {
                received++;
            }
        }

        @Override
        public void check(boolean failed) {
            while (channel.tryRecv() != null) {
                received++;
            }
            assertEquals(2, received);
            Inspection.checkAtRest(channel);
        }
    }
}
