package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many values through one slot channel. */
class SlotTransferTest {
    private static final int EACH = 5_000;

    static Stream<Setup> setups() {
        final Stream.Builder<Setup> setups = Stream.builder();
        for (int capacity : new int[] {1, 2, 3, 10, 1024}) {
            for (Roles roles : Roles.values()) {
                for (ThreadKind kind : ThreadKind.available()) {
                    setups.add(new Setup(capacity, roles, Waiting.SPIN_THEN_PARK, kind));
                }
            }
        }
        return setups.build();
    }

    private static SlotChannel<Cell> channel(Setup setup) {
        final SlotChannelBuilder<Cell> builder =
                SlotChannel.builder(Cell::new, setup.capacity())
                        .waitStrategy(setup.waiting().strategy());
        if (!setup.roles().manySenders) {
            builder.singleProducer();
        }
        if (!setup.roles().manyReceivers) {
            builder.singleConsumer();
        }
        return builder.build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    @DisplayName("every committed value arrives once, each sender's in order, among random aborts")
    void everyValueOnce(Setup setup) {
        final SlotChannel<Cell> channel = channel(setup);
        final int senders = setup.senders(3);
        final int count = Seeds.rounds(EACH) / senders;
        final long seed = Seeds.random("everyValueOnce " + setup).nextLong();
        try (Actors actors = new Actors(setup.kind()).watch(channel)) {
            final List<Actor<Void>> sending = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                final int sender = i;
                sending.add(
                        actors.run(
                                "sender " + i,
                                () -> sendAll(channel, sender, count, seed + sender)));
            }
            final List<Actor<int[]>> receiving = new ArrayList<>();
            for (int i = 0; i < setup.receivers(3); i++) {
                final int spread = Math.min(i + 1, setup.capacity());
                receiving.add(
                        actors.start("receiver " + i, () -> receiveAll(channel, senders, spread)));
            }
            sending.forEach(Actor::result);
            channel.close();
            final int[] counts = new int[senders];
            for (Actor<int[]> each : receiving) {
                Arrays.setAll(counts, sender -> counts[sender] + each.result()[sender]);
            }
            for (int each : counts) {
                assertEquals(count, each);
            }
        }
        SlotInvariants.checkIdle(channel);
    }

    private static void sendAll(SlotChannel<Cell> channel, int sender, int count, long seed)
            throws InterruptedException {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < count; ) {
            final Slot<Cell> slot =
                    random.nextBoolean()
                            ? channel.claim()
                            : channel.claim(random.nextInt(50), TimeUnit.MICROSECONDS);
            if (slot == null) {
                continue;
            }
            slot.value().sender = sender;
            slot.value().number = n;
            if (random.nextInt(10) == 0) {
                slot.abort();
            } else {
                slot.commit();
                n++;
            }
        }
    }

    /** Counts what it receives of each sender, in batches that are released last first. */
    private static int[] receiveAll(SlotChannel<Cell> channel, int senders, int batch)
            throws InterruptedException {
        final int[] last = new int[senders];
        Arrays.fill(last, -1);
        final int[] counts = new int[senders];
        final List<Slot<Cell>> held = new ArrayList<>();
        while (channel.recvBatch(held::add, batch) > 0) {
            for (Slot<Cell> slot : held) {
                final Cell cell = slot.value();
                assertTrue(cell.number > last[cell.sender], () -> cell.number + " is late");
                last[cell.sender] = cell.number;
                counts[cell.sender]++;
            }
            for (int i = held.size() - 1; i >= 0; i--) {
                held.remove(i).release();
            }
        }
        return counts;
    }
}
