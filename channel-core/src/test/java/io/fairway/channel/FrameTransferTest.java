package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many frames through one channel, and several operations at the same instant. */
class FrameTransferTest {
    private static final int HEADER = 12;
    private static final int LONGEST = 100;
    private static final int USES = 10_000;

    private volatile FrameChannel channel;
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    static Stream<Arguments> setups() {
        return Stream.of(104, 256, 4096)
                .flatMap(
                        bytes ->
                                Stream.of(1, 3)
                                        .flatMap(
                                                receivers ->
                                                        ThreadKind.available().stream()
                                                                .map(
                                                                        kind ->
                                                                                Arguments.of(
                                                                                        bytes,
                                                                                        receivers,
                                                                                        kind))));
    }

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    @ParameterizedTest
    @MethodSource("setups")
    @DisplayName("every committed frame arrives once, whole and in order, among random aborts")
    void everyFrameOnce(int bytes, int receivers, ThreadKind kind) {
        final FrameChannelBuilder builder = FrameChannel.builder(bytes);
        channel = (receivers == 1 ? builder.singleConsumer() : builder).build();
        final int count = Seeds.rounds(10_000);
        final long seed = Seeds.random("everyFrameOnce " + bytes).nextLong();
        try (Actors actors = new Actors(kind).watch(channel)) {
            final Actor<Void> producer =
                    actors.run("producer", () -> produce(count, new SplittableRandom(seed)));
            final List<Actor<Integer>> receiving = new ArrayList<>();
            for (int i = 0; i < receivers; i++) {
                final int batch = i + 1;
                receiving.add(actors.start("receiver " + i, () -> receive(batch)));
            }
            producer.result();
            channel.close();
            assertEquals(count, receiving.stream().mapToInt(Actor::result).sum());
        }
        FrameInvariants.checkIdle(channel);
    }

    /** Each byte of a frame is made of its number, so that torn or overwritten ones are found. */
    private void produce(int count, SplittableRandom random) throws InterruptedException {
        for (int n = 0; n < count; ) {
            final int length = HEADER + random.nextInt(LONGEST - HEADER);
            final Frame frame =
                    random.nextBoolean()
                            ? channel.claim(length)
                            : channel.claim(length, random.nextInt(50), TimeUnit.MICROSECONDS);
            if (frame == null) {
                continue;
            }
            frame.buffer().putInt(n).putLong(length);
            while (frame.buffer().hasRemaining()) {
                frame.buffer().put((byte) n);
            }
            if (random.nextInt(10) == 0) {
                frame.abort();
            } else {
                frame.commit();
                n++;
            }
        }
    }

    private int receive(int batch) throws InterruptedException {
        int last = -1;
        int count = 0;
        final List<Frame> held = new ArrayList<>();
        while (channel.recvBatch(held::add, batch) > 0) {
            for (Frame frame : held) {
                final ByteBuffer bytes = frame.buffer();
                final int number = bytes.getInt();
                assertTrue(number > last, number + " after " + last);
                assertEquals(frame.length(), bytes.getLong());
                while (bytes.hasRemaining()) {
                    assertEquals((byte) number, bytes.get());
                }
                last = number;
                count++;
            }
            for (int i = held.size() - 1; i >= 0; i--) {
                held.remove(i).release();
            }
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("close and cancel against a commit: each committed frame is received or discarded")
    void closeAndCancelAgainstCommit(ThreadKind kind) {
        channel = fresh();
        new Race(kind, "closeAndCancelAgainstCommit")
                .with(
                        round -> {
                            Frame frame = channel.tryClaim(40);
                            for (int i = 0; i < 10 && frame != null; i++) {
                                if (frame.tryCommit() == SendResult.SENT) {
                                    committed.incrementAndGet();
                                }
                                frame = channel.claim(40, 20, TimeUnit.MICROSECONDS);
                            }
                            if (frame != null) {
                                frame.abort();
                            }
                        })
                .with(
                        round -> {
                            for (Frame each : channel) {
                                gone.incrementAndGet();
                                each.release();
                            }
                        })
                .with(
                        round -> {
                            for (int i = round % 50; i > 0; i--) {
                                Thread.onSpinWait();
                            }
                            if (round % 2 == 0) {
                                channel.close();
                            } else {
                                channel.cancel();
                            }
                        })
                .check(
                        round -> {
                            assertEquals(committed.getAndSet(0), gone.getAndSet(0));
                            FrameInvariants.checkIdle(channel);
                            channel = fresh();
                        })
                .run(Seeds.rounds(1_000), this);
    }

    private FrameChannel fresh() {
        return FrameChannel.builder(104)
                .waitStrategy(WaitStrategy.parking())
                .onUndelivered(bytes -> gone.incrementAndGet())
                .build();
    }

    @Test
    @DisplayName("frames allocate nothing: claimed, sent, received, blocked, refused")
    void allocatesNothing() throws Exception {
        channel = FrameChannel.builder(64).waitStrategy(WaitStrategy.parking()).build();
        final ByteBuffer bytes = ByteBuffer.allocateDirect(24);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Long> producer =
                    actors.start(
                            "producer",
                            () ->
                                    bytesAllocatedBy(
                                            () -> {
                                                channel.claim(24).commit(20);
                                                channel.send(bytes.clear());
                                                final Frame whole =
                                                        channel.claim(64, 0, TimeUnit.DAYS);
                                                if (whole != null) {
                                                    whole.abort();
                                                }
                                            }));
            final Actor<Long> consumer =
                    actors.start(
                            "consumer",
                            () ->
                                    bytesAllocatedBy(
                                            () -> {
                                                channel.recv().release();
                                                channel.recv().release();
                                            }));
            assertTrue(producer.result() < USES / 10, () -> producer.result() + " bytes");
            assertTrue(consumer.result() < USES / 10, () -> consumer.result() + " bytes");
        }
        FrameInvariants.checkIdle(channel);
    }

    private static long bytesAllocatedBy(Actors.Action use) throws Exception {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < USES; i++) {
                use.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Override
    public String toString() {
        return String.valueOf(channel);
    }
}
