package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SendCase;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many more threads than cores: all get on, and none is passed over for ever. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class CrowdTest {
    private static final int PLATFORM_THREADS = 10 * Runtime.getRuntime().availableProcessors();
    private static final int VIRTUAL_THREADS = 1_000;

    /** In one go: as many as get through within the watchdog's time on a slow machine. */
    private static final int ELEMENTS = 20_000;

    private static final int ROUNDS = Tier.rounds(1, 50);
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);

    static Stream<Arguments> cases() {
        return ThreadKind.available().stream()
                .flatMap(kind -> Stream.of(0, 1, 16).map(each -> Arguments.of(kind, each)));
    }

    /** Half of the threads send, the others receive. */
    private static int pairs(ThreadKind kind) {
        return (kind == ThreadKind.PLATFORM ? PLATFORM_THREADS : VIRTUAL_THREADS) / 2;
    }

    private static Channel<Long> channel(int capacity) {
        return capacity == 0 ? Channel.unbuffered() : Channel.bounded(capacity);
    }

    private static void check(Ledger ledger, List<Channel<Long>> channels, int sent) {
        ledger.check();
        assertEquals(sent, ledger.receivedCount());
        for (Channel<Long> each : channels) {
            assertNull(each.tryRecv());
            Inspection.checkAtRest(each);
        }
    }

    private static void repeat(Runnable round) {
        long nextLine = System.nanoTime() + PROGRESS_NANOS;
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
            if (System.nanoTime() - nextLine > 0) {
                System.out.println("crowd: round " + (i + 1) + " of " + ROUNDS);
                nextLine = System.nanoTime() + PROGRESS_NANOS;
            }
        }
    }

    private static void closeAfter(List<Actor<Void>> senders, List<Channel<Long>> channels) {
        senders.forEach(Actor::result);
        channels.forEach(Channel::close);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("sends and receives")
    void sendsAndReceives(ThreadKind kind, int capacity) {
        repeat(() -> sendAndReceive(kind, capacity));
    }

    private static void sendAndReceive(ThreadKind kind, int capacity) {
        final int pairs = pairs(kind);
        final int each = ELEMENTS / pairs;
        final Ledger ledger = new Ledger();
        final Channel<Long> channel = channel(capacity);
        try (Actors actors = new Actors(kind).watch(channel)) {
            final List<Actor<Void>> senders = new ArrayList<>();
            for (int i = 0; i < pairs; i++) {
                actors.run("receiver " + i, () -> channel.forEach(ledger::received));
                senders.add(
                        actors.run(
                                "sender " + i,
                                () -> {
                                    for (int n = 0; n < each; n++) {
                                        channel.send(ledger.next());
                                    }
                                }));
            }
            closeAfter(senders, List.of(channel));
        }
        check(ledger, List.of(channel), pairs * each);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("selects that send and selects that receive, each over two channels")
    void selects(ThreadKind kind, int capacity) {
        repeat(() -> select(kind, capacity));
    }

    private static void select(ThreadKind kind, int capacity) {
        final int pairs = pairs(kind);
        final int each = ELEMENTS / pairs;
        final Ledger ledger = new Ledger();
        final List<Channel<Long>> channels = List.of(channel(capacity), channel(capacity));
        try (Actors actors = new Actors(kind).watch(channels)) {
            final List<Actor<Void>> senders = new ArrayList<>();
            for (int i = 0; i < pairs; i++) {
                actors.run("receiving select " + i, () -> receiveAll(channels, ledger));
                senders.add(actors.run("sending select " + i, () -> send(channels, ledger, each)));
            }
            closeAfter(senders, channels);
        }
        check(ledger, channels, pairs * each);
    }

    private static void send(List<Channel<Long>> channels, Ledger ledger, int number)
            throws InterruptedException {
        final Long[] offered = {null};
        final Select select =
                Select.builder()
                        .add(SendCase.of(channels.get(0), () -> offered[0]))
                        .add(SendCase.of(channels.get(1), () -> offered[0]))
                        .build();
        for (int n = 0; n < number; n++) {
            offered[0] = ledger.next();
            select.await();
        }
    }

    /** Receives until both are closed and drained. */
    private static void receiveAll(List<Channel<Long>> channels, Ledger ledger)
            throws InterruptedException {
        final List<RecvCase<Long>> open = new ArrayList<>();
        for (Channel<Long> channel : channels) {
            open.add(RecvCase.of(channel));
        }
        final Select select = Select.builder().addAll(open).build();
        while (!open.isEmpty()) {
            final RecvCase<?> chosen = (RecvCase<?>) select.await();
            if (chosen.isClosed()) {
                chosen.disable();
                open.remove(chosen);
            } else {
                ledger.received((Long) chosen.value());
            }
        }
    }
}
