package io.fairway.bench.peers.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What loses elements, or makes some up, is not measured but found out. */
class WrongResultTest {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final Shape SHAPE = Shape.platform(1, 1, 64);

    /** What a transport does to one message. */
    enum Bug {
        LOSE,
        REPEAT,
        REPLACE
    }

    /** Works but for the first message. */
    private static final class Faulty implements Transport {
        private final ArrayBlockingQueue<Item> queue = new ArrayBlockingQueue<>(SHAPE.capacity());
        private final Bug bug;
        private boolean done;

        Faulty(Bug bug) {
            this.bug = bug;
        }

        @Override
        public void send(Item item) throws InterruptedException {
            final boolean wrong = !done;
            done = true;
            if (wrong && bug == Bug.LOSE) {
                return;
            }
            if (wrong && bug == Bug.REPEAT) {
                queue.put(item);
            }
            queue.put(wrong && bug == Bug.REPLACE ? new Item(item.value() + 1) : item);
        }

        @Override
        public Item recv() throws InterruptedException {
            return queue.take();
        }
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void aStreamIsChecked(Bug bug) throws InterruptedException {
        try (Load load = new StreamLoad(new Faulty(bug), SHAPE, SLICE)) {
            assertThrows(WrongResultException.class, load::run);
        }
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void aChainIsChecked(Bug bug) throws InterruptedException {
        final Iterator<Transport> transports =
                List.of(new Faulty(bug), JoxTransport.create(SHAPE), JoxTransport.create(SHAPE))
                        .iterator();
        try (Load load = new ChainLoad(transports::next, 2, ThreadKind.PLATFORM, SLICE)) {
            assertThrows(WrongResultException.class, load::run);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Bug.class,
            names = {"REPEAT", "REPLACE"}) // a single thread waits for the lost one for ever
    void aPairIsChecked(Bug bug) {
        assertThrows(WrongResultException.class, new PairLoad(new Faulty(bug))::run);
    }

    @ParameterizedTest
    @EnumSource(
            value = Bug.class,
            names = {"REPEAT", "REPLACE"}) // who waits for the lost one is stuck: see below
    void anOpenLoopIsChecked(Bug bug) throws InterruptedException {
        final Schedule schedule = new Schedule(100_000, 1);
        try (LatencyLoad load = new OpenLoopLoad(new Faulty(bug), schedule)) {
            assertThrows(WrongResultException.class, () -> load.run(SLICE, histogram()));
        }
    }

    @Test
    void aRoundTripIsChecked() throws InterruptedException {
        try (LatencyLoad load =
                new RoundTripLoad(
                        new Faulty(Bug.REPLACE), new Faulty(Bug.REPLACE), ThreadKind.PLATFORM)) {
            assertThrows(WrongResultException.class, () -> load.run(SLICE, histogram()));
        }
    }

    @Test
    void whatIsStuckIsFoundAndSaysWhere() {
        final Finish finish = new Finish(1);
        final WrongResultException e =
                assertThrows(WrongResultException.class, () -> finish.await(2, () -> " at x"));
        assertEquals("0 of 2 done at x", e.getMessage());
    }

    @Test
    void aThreadThatFailsIsReported() {
        final IllegalStateException cause = new IllegalStateException("x");
        try (Crew crew =
                new Crew(
                        ThreadKind.VIRTUAL,
                        List.of(
                                () -> {
                                    throw cause;
                                }))) {
            final WrongResultException e = assertThrows(WrongResultException.class, crew::run);
            assertTrue(e.getCause() == cause, e::toString);
        }
    }

    private static Histogram histogram() {
        return new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    }
}
