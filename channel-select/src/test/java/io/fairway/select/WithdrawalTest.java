package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Bystander;
import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A select leaves the lines in which it has stood for nothing, and nobody stumbles over it. */
class WithdrawalTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "0, 2", "1, 0", "1, 1", "1, 2"})
    @DisplayName(
            "S59 receivers before and behind a select that won elsewhere are still woken, in order")
    void receiversAroundSelectAreWoken(int capacity, int place) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> other = Channel.unbuffered();
        final Select select = Select.builder().recv(c, v -> {}).recv(other, v -> {}).build();

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(c, other)) {
            final List<Actor<Integer>> receivers = new ArrayList<>();
            Actor<SelectCase> selecting = null;
            for (int i = 0; i < 3; i++) {
                if (i == place) {
                    selecting = actors.start("select", select::await);
                    Parked.await(actors, selecting, select);
                } else {
                    receivers.add(Parked.await(actors, actors.start("recv", c::recv), c));
                }
            }
            other.send(0);
            assertEquals(1, selecting.result().index());
            assertEquals(2, Probe.queuedReceivers(c));
            Probe.assertSound(c);

            for (int i = 0; i < 2; i++) {
                assertEquals(SendResult.SENT, c.trySend(i));
                assertEquals(i, receivers.get(i).result());
            }
        }
        Probe.assertQuiet(c, other);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "0, 2", "1, 0", "1, 1", "1, 2"})
    @DisplayName(
            "S59 senders before and behind a select that won elsewhere are still served, in order")
    void sendersAroundSelectAreServed(int capacity, int place) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> other = Channel.unbuffered();
        final Select select = Select.builder().send(c, () -> -1).recv(other, v -> {}).build();
        for (int i = 0; i < capacity; i++) {
            c.send(-2);
        }

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(c, other)) {
            Actor<SelectCase> selecting = null;
            for (int i = 0; i < 3; i++) {
                final int element = i;
                if (i == place) {
                    selecting = actors.start("select", select::await);
                    Parked.await(actors, selecting, select);
                } else {
                    Parked.await(actors, actors.run("send", () -> c.send(element)), c);
                }
            }
            other.send(0);
            assertEquals(1, selecting.result().index());
            assertEquals(2, Probe.queuedSenders(c));
            Probe.assertSound(c);

            for (int i = 0; i < capacity; i++) {
                assertEquals(-2, c.tryRecv());
            }
            for (int i = 0; i < 3; i++) {
                if (i != place) {
                    assertEquals(i, c.recv());
                }
            }
        }
        Probe.assertQuiet(c, other);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S59 when a select returns or throws it stands in no line, whichever way it ended")
    void selectStandsInNoLineAfterwards(ThreadKind kind, int capacity) throws Exception {
        final Channel<Integer> quiet = Probe.channel(capacity);
        final Channel<Integer> full = Probe.channel(capacity);
        final Channel<Integer> other = Channel.unbuffered();
        for (int i = 0; i < capacity; i++) {
            full.send(i);
        }
        final Select select =
                Select.builder()
                        .recv(quiet, v -> {})
                        .send(full, () -> -1)
                        .recv(other, v -> {})
                        .build();

        try (Actors actors = new Actors(kind).watch(quiet, full, other)) {
            final Actor<SelectCase> won = actors.start("won", select::await);
            Parked.await(actors, won, select);
            assertEquals(1, Probe.queuedReceivers(quiet));
            assertEquals(1, Probe.queuedSenders(full));
            other.send(1);
            won.result();
            Probe.assertQuiet(quiet, full, other);

            final Actor<SelectCase> interrupted = actors.start("interrupted", select::await);
            Parked.await(actors, interrupted, select);
            interrupted.interrupt();
            assertInstanceOf(InterruptedException.class, interrupted.failure());
            Probe.assertQuiet(quiet, full, other);

            assertNull(select.await(100, TimeUnit.MICROSECONDS));
            Probe.assertQuiet(quiet, full, other);
        }
        assertEquals(capacity, full.size());
    }

    @Test
    @DisplayName("S70 a plain receiver behind a select that was claimed elsewhere is found")
    void receiverBehindClaimedSelectIsFound() {
        final Channel<Integer> c = Channel.unbuffered();
        final Channel<Integer> other = Channel.unbuffered();
        final Bystander select = new Bystander(c, other); // a select whose thread is slow to leave
        final Bystander receiver = new Bystander(c);
        select.receive();
        receiver.receive();

        assertEquals(SendResult.SENT, other.trySend(1));
        assertEquals(2, Probe.queuedReceivers(c));
        assertEquals(SendResult.SENT, c.trySend(2));

        assertNull(select.received(0));
        assertEquals(1, select.received(1));
        assertEquals(2, receiver.received(0));
        assertEquals(SendResult.FULL, c.trySend(3));
        assertTrue(select.leave());
        assertTrue(receiver.leave());
        Probe.assertQuiet(c, other);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    @DisplayName("S70 on a bounded channel, too, claimed selects are passed over on both sides")
    void claimedSelectsAreSkippedOnBoundedChannel(int capacity) {
        final Channel<Integer> c = Channel.bounded(capacity);
        final Channel<Integer> other = Channel.unbuffered();
        final Bystander select = new Bystander(c, other);
        final Bystander plain = new Bystander(c);

        select.receive();
        plain.receive();
        other.trySend(1);
        assertEquals(SendResult.SENT, c.trySend(2));
        assertEquals(2, plain.received(0));
        assertEquals(0, c.size());
        select.leave();

        for (int i = 0; i < capacity; i++) {
            assertEquals(SendResult.SENT, c.trySend(i));
        }
        select.send(-1);
        plain.send(capacity);
        assertEquals(-1, other.tryRecv());
        for (int i = 0; i <= capacity; i++) {
            assertEquals(i, c.tryRecv());
        }
        assertNull(c.tryRecv());
        select.leave();
        Probe.assertQuiet(c, other);
    }

    @Test
    @DisplayName("S70 a select finds the plain partner behind one that was claimed elsewhere")
    void selectFindsPartnerBehindClaimedOne() throws Exception {
        final Channel<Integer> c = Channel.unbuffered();
        final Channel<Integer> other = Channel.unbuffered();
        final Bystander claimed = new Bystander(c, other);
        final Bystander plain = new Bystander(c);
        final RecvCase<Integer> receive = RecvCase.of(c);
        final Select select = Select.builder().add(receive).build();
        claimed.send(1);
        plain.send(2);
        assertEquals(1, other.tryRecv());

        assertSame(receive, select.await());

        assertEquals(2, receive.value());
        assertTrue(plain.isOver());
        claimed.leave();
        Probe.assertQuiet(c, other);
    }
}
