package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.testing.ThreadKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A select against a close or a cancel at the same time: nothing is lost, and nothing comes twice.
 */
class CloseRaceTest {
    private static final int ROUNDS = 20_000;

    private Channel<Integer> channel;
    private Select select;
    private RecvCase<Integer> receive;
    private SendCase<Integer> send;
    private SendResult sent;
    private Integer received;
    private int undelivered;

    private void renew(Channel<Integer> newChannel, int round) {
        channel = newChannel;
        receive = RecvCase.of(channel);
        send = SendCase.of(channel, () -> round);
        select = null;
        sent = null;
        received = null;
        undelivered = 0;
    }

    private Channel<Integer> cancellable(int capacity) {
        return Channel.<Integer>builder()
                .capacity(capacity)
                .onUndelivered(element -> undelivered++)
                .build();
    }

    private static Select selectOf(SelectCase only) {
        return Select.builder().add(only).recv(Channel.never(), v -> {}).build();
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S25 S40 a select that receives while another sends and closes gets the element first, then closed")
    void elementComesBeforeClosed(ThreadKind kind, int capacity) {
        new Race("elementComesBeforeClosed", kind, ROUNDS)
                .prepare(
                        round -> {
                            renew(Probe.channel(capacity), round);
                            select = selectOf(receive);
                        })
                .check(
                        round -> {
                            assertEquals(sent == SendResult.SENT ? round : null, receive.value());
                            assertEquals(sent != SendResult.SENT, receive.isClosed());
                            select.await();
                            assertTrue(receive.isClosed());
                            Probe.assertQuiet(channel);
                        })
                .run(
                        round -> select.await(),
                        round -> {
                            sent = channel.trySend(round);
                            channel.close();
                        });
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S33 a select that sends while another closes has either sent or failed")
    void sendHappensOrFails(ThreadKind kind, int capacity) {
        final boolean[] failed = {false};
        new Race("sendHappensOrFails", kind, ROUNDS)
                .prepare(
                        round -> {
                            renew(Probe.channel(capacity), round);
                            select = selectOf(send);
                            failed[0] = false;
                        })
                .check(
                        round -> {
                            if (received == null) {
                                received = channel.tryRecv();
                            }
                            assertEquals(failed[0] ? null : round, received);
                            assertEquals(failed[0], send.isClosed());
                            assertNull(channel.tryRecv());
                            Probe.assertQuiet(channel);
                        })
                .run(
                        round -> {
                            try {
                                select.await();
                            } catch (ChannelClosedException e) {
                                failed[0] = true;
                            }
                        },
                        round -> {
                            received = channel.tryRecv();
                            channel.close();
                        });
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName(
            "an element that a select sends while another cancels is discarded once, or was never sent")
    void sentElementIsDiscardedOnce(ThreadKind kind) {
        new Race("sentElementIsDiscardedOnce", kind, ROUNDS)
                .prepare(
                        round -> {
                            renew(cancellable(1), round);
                            send.onClosed(() -> {});
                            select = selectOf(send);
                        })
                .check(
                        round -> {
                            assertEquals(send.isClosed() ? 0 : 1, undelivered);
                            assertTrue(channel.isDrained());
                            Probe.assertQuiet(channel);
                        })
                .run(round -> select.await(), round -> channel.cancel());
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName(
            "elements are received by a select or discarded by a cancel at the same time, each once")
    void elementIsReceivedOrDiscarded(ThreadKind kind) {
        final int[] count = {0};
        new Race("elementIsReceivedOrDiscarded", kind, ROUNDS)
                .prepare(
                        round -> {
                            renew(cancellable(2), round);
                            channel.sendAll(List.of(1, 2));
                            select = selectOf(receive);
                            count[0] = 0;
                        })
                .check(
                        round -> {
                            assertEquals(2, count[0] + undelivered);
                            assertFalse(channel.isClosed() && !channel.isDrained());
                            Probe.assertQuiet(channel);
                        })
                .run(
                        round -> {
                            while (!receive.isClosed()) {
                                select.await();
                                if (!receive.isClosed()) {
                                    assertEquals(++count[0], receive.value());
                                }
                            }
                        },
                        round -> channel.cancel());
    }
}
