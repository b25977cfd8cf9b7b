package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A timeout against the completion of a select: what was sent was received, or is still there. */
class TimeoutRaceTest {
    private static final int ROUNDS = 25_000;
    private static final int LONGEST_NANOS = 4_000;

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S75 a select that receives with a timeout gets what was sent, or it stays")
    void receiveOrTimeOut(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> quiet = Channel.unbuffered();
        final RecvCase<Integer> receive = RecvCase.of(c);
        final Select select =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .add(receive)
                        .recv(quiet, v -> {})
                        .build();
        final SplittableRandom random =
                new SplittableRandom(Seeds.random("receiveOrTimeOut").nextLong());
        final SendResult[] sent = {null};
        final SelectCase[] chosen = {null};

        new Race("receiveOrTimeOut", kind, ROUNDS, c, quiet)
                .check(
                        round -> {
                            final Integer left = c.tryRecv();
                            if (sent[0] != SendResult.SENT) {
                                assertNull(chosen[0]);
                                assertNull(left);
                            } else if (chosen[0] == null) {
                                assertTrue(capacity > 0, "handed to nobody");
                                assertEquals(round, left);
                            } else {
                                assertEquals(round, receive.value());
                                assertNull(left);
                            }
                        })
                .run(
                        round ->
                                chosen[0] =
                                        select.await(
                                                random.nextInt(LONGEST_NANOS),
                                                TimeUnit.NANOSECONDS),
                        round -> sent[0] = c.trySend(round));

        Probe.assertQuiet(c, quiet);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S75 B16 with selects that time out on both sides the sums of what was sent and received agree")
    void sumsAgree(ThreadKind kind, int capacity) {
        final int rounds = Seeds.rounds(ROUNDS);
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> d = Probe.channel(capacity);
        final AtomicLong sent = new AtomicLong();
        final AtomicLong received = new AtomicLong();

        try (Actors actors = new Actors(kind).watch(c, d)) {
            for (int i = 0; i < 2; i++) {
                final SplittableRandom random =
                        new SplittableRandom(Seeds.random("sumsAgree").nextLong());
                final int[] next = {0};
                final SendCase<Integer> toC = SendCase.of(c, () -> next[0]);
                final SendCase<Integer> toD = SendCase.of(d, () -> next[0]);
                toC.onSent(() -> sent.addAndGet(next[0]));
                toD.onSent(() -> sent.addAndGet(next[0]));
                final Select sending = Select.builder().add(toC).add(toD).build();
                actors.run(
                        "sender",
                        () -> {
                            while (next[0]++ < rounds) {
                                sending.await(random.nextInt(LONGEST_NANOS), TimeUnit.NANOSECONDS);
                            }
                        });
                final Select receiving =
                        Select.builder()
                                .recv(c, v -> received.addAndGet(v))
                                .recv(d, v -> received.addAndGet(v))
                                .build();
                final SplittableRandom other = random.split();
                actors.run(
                        "receiver",
                        () -> {
                            for (int n = 0; n < rounds; n++) {
                                receiving.await(other.nextInt(LONGEST_NANOS), TimeUnit.NANOSECONDS);
                            }
                        });
            }
        }

        c.drainTo(v -> received.addAndGet(v), Integer.MAX_VALUE);
        d.drainTo(v -> received.addAndGet(v), Integer.MAX_VALUE);
        assertTrue(sent.get() > 0, "nothing was sent");
        assertEquals(sent.get(), received.get());
        Probe.assertQuiet(c, d);
    }
}
