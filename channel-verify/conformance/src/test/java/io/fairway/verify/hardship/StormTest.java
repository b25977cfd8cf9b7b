package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads are unparked, and interrupted, all the time and for no reason. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class StormTest {
    private static final int WORKERS = 6;
    private static final long SECONDS = Tier.isFull() ? 60 : 1;
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What storms. */
    enum Storm {
        UNPARK,
        INTERRUPT,
        BOTH;

        void strike(Thread thread, Random random) {
            final boolean unpark = this == BOTH ? random.nextBoolean() : this == UNPARK;
            if (unpark) {
                LockSupport.unpark(thread);
            } else {
                thread.interrupt();
            }
        }
    }

    static Stream<Arguments> cases() {
        return ThreadKind.available().stream()
                .flatMap(kind -> Stream.of(Storm.values()).map(each -> Arguments.of(kind, each)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("every operation has happened or not, and every element is accounted for")
    void everythingIsAccountedFor(ThreadKind kind, Storm storm) {
        final Random random = Seeds.random("storm " + kind + " " + storm);
        final Workload workload = new Workload();
        final AtomicBoolean over = new AtomicBoolean();
        final AtomicLong[] done = new AtomicLong[WORKERS];
        final List<Actor<Void>> workers = new ArrayList<>();
        long strikes = 0;
        try (Actors actors = new Actors(kind).watch(workload.channels)) {
            for (int i = 0; i < WORKERS; i++) {
                final AtomicLong mine = new AtomicLong();
                done[i] = mine;
                final Workload.Worker worker = workload.new Worker(random.nextLong());
                workers.add(
                        actors.run(
                                "worker " + i,
                                () -> {
                                    while (!over.get()) {
                                        if (worker.actOnce()) {
                                            mine.incrementAndGet();
                                        }
                                    }
                                    worker.end();
                                }));
            }
            final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            try {
                long nextLine = System.nanoTime() + PROGRESS_NANOS;
                while (System.nanoTime() - end < 0) {
                    if (System.nanoTime() - nextLine > 0) {
                        System.out.println("storm: " + workload.ledger);
                        nextLine += PROGRESS_NANOS;
                    }
                    storm.strike(workers.get(random.nextInt(WORKERS)).thread(), random);
                    if (strikes++ % 8 == 0) {
                        Thread.yield();
                    }
                }
                // Nobody is shut out: a storm only makes operations fail, or look again.
                for (AtomicLong each : done) {
                    actors.await("each worker to get on", () -> each.get() > 0);
                }
            } finally {
                over.set(true);
            }
        }
        workload.check();
        assertTrue(strikes > 0);
        System.out.println(kind + " " + storm + ": " + strikes + " strikes; " + workload.ledger);
    }
}
