package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.fairway.channel.Bystander;
import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A poll says "none" only if no case was ready at one instant. In each round one channel becomes
 * ready before another stops being so; thus one of them is ready at every instant, and a poll has
 * to find it.
 */
class OneInstantTest {
    private static final int ROUNDS = 100_000;

    private static Race race(String name) {
        return new Race(name, ThreadKind.PLATFORM, ROUNDS);
    }

    @Test
    @DisplayName("S52 a poll finds an element that came before another went")
    void elementComesBeforeAnotherGoes() {
        final Channel<Integer> c1 = Channel.bounded(1);
        final Channel<Integer> c2 = Channel.bounded(1);
        final Select select = Select.builder().recv(c1, v -> {}).recv(c2, v -> {}).build();

        race("elementComesBeforeAnotherGoes")
                .prepare(round -> assertEquals(SendResult.SENT, c1.trySend(round)))
                .check(
                        round -> {
                            c1.tryRecv();
                            c2.tryRecv();
                        })
                .run(
                        round -> {
                            c2.trySend(round);
                            c1.tryRecv();
                        },
                        round -> assertNotNull(select.poll()));

        Probe.assertQuiet(c1, c2);
    }

    @Test
    @DisplayName("S52 a poll finds room that came before other room went")
    void roomComesBeforeOtherRoomGoes() {
        final Channel<Integer> c1 = Channel.bounded(1);
        final Channel<Integer> c2 = Channel.bounded(1);
        final Select select = Select.builder().send(c1, () -> 0).send(c2, () -> 0).build();

        race("roomComesBeforeOtherRoomGoes")
                .prepare(round -> c2.trySend(round))
                .check(
                        round -> {
                            c1.tryRecv();
                            c2.tryRecv();
                        })
                .run(
                        round -> {
                            c2.tryRecv();
                            c1.trySend(round);
                        },
                        round -> assertNotNull(select.poll()));

        Probe.assertQuiet(c1, c2);
    }

    @Test
    @DisplayName("S53 a poll finds a channel that was closed before another was drained")
    void closeComesBeforeElementGoes() {
        final Channel<Integer> c1 = Channel.bounded(1);
        final ChannelPerRound c2 = new ChannelPerRound(1);

        race("closeComesBeforeElementGoes")
                .prepare(
                        round -> {
                            c1.trySend(round);
                            c2.renew(c1);
                        })
                .check(round -> c1.tryRecv())
                .run(
                        round -> {
                            c2.channel.close();
                            c1.tryRecv();
                        },
                        round -> assertNotNull(c2.select.poll()));

        Probe.assertQuiet(c1);
    }

    @Test
    @DisplayName(
            "S53 a poll finds an unbuffered channel that was closed before a sender left another")
    void closeComesBeforeSenderGoes() {
        final Channel<Integer> c1 = Channel.unbuffered();
        final Bystander sender = new Bystander(c1);
        final ChannelPerRound c2 = new ChannelPerRound(0);

        race("closeComesBeforeSenderGoes")
                .prepare(
                        round -> {
                            sender.send(round);
                            c2.renew(c1);
                        })
                .check(round -> sender.leave())
                .run(
                        round -> {
                            c2.channel.close();
                            c1.tryRecv();
                        },
                        round -> assertNotNull(c2.select.poll()));

        Probe.assertQuiet(c1);
    }

    /** A channel that can be closed in each round, and a select of it and another. */
    private static final class ChannelPerRound {
        private final int capacity;
        Channel<Integer> channel;
        Select select;

        ChannelPerRound(int capacity) {
            this.capacity = capacity;
        }

        void renew(Channel<Integer> other) {
            channel = Probe.channel(capacity);
            select = Select.builder().recv(other, v -> {}).recv(channel, v -> {}).build();
        }
    }
}
