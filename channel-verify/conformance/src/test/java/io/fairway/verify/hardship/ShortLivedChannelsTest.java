package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.Inspection;
import io.fairway.channel.Seams;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectSeams;
import io.fairway.select.SendCase;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels made, used and dropped, without being closed: nothing holds them, and no thread. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ShortLivedChannelsTest {
    private static final long STEPS = 8;
    private static final Long ELEMENT = 1_000L;

    private final Set<Thread> before = new HashSet<>();
    private final SteppingClock clock = new SteppingClock();
    private int kinds;

    @BeforeEach
    void noteThreads() {
        before.addAll(Thread.getAllStackTraces().keySet());
    }

    @AfterEach
    void noThreadIsLeft() {
        final Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        // What the JVM starts when it likes, as compilers come and go; and JUnit, for a timeout.
        left.removeIf(
                each ->
                        each.getThreadGroup() == null
                                || isOfTheJvm(each)
                                || each.getName().startsWith("junit-timeout-thread"));
        assertEquals(Set.of(), left, "threads left");
    }

    private static boolean isOfTheJvm(Thread thread) {
        return "system".equals(thread.getThreadGroup().getName())
                || "InnocuousThreadGroup".equals(thread.getThreadGroup().getName());
    }

    private <T> ChannelBuilder<T> builder() {
        return Seams.environment(Channel.<T>builder().waitStrategy(WaitStrategy.parking()), clock);
    }

    /** Each kind of channel in turn. */
    private Channel<Long> next() {
        final ChannelBuilder<Long> builder = builder();
        final int kind = kinds++ % 4;
        if (kind == 0) {
            return builder.build();
        }
        if (kind > 1) {
            builder.singleConsumer();
        }
        if (kind > 2) {
            builder.singleProducer();
        }
        return builder.capacity(1 + kinds % 3).build();
    }

    private void useOne() throws InterruptedException {
        final Channel<Long> channel = next();
        assertNull(channel.recv(STEPS, TimeUnit.NANOSECONDS));
        for (int i = 0; i < channel.capacity(); i++) {
            channel.send(ELEMENT);
        }
        assertEquals(SendResult.TIMED_OUT, channel.send(ELEMENT, STEPS, TimeUnit.NANOSECONDS));
        final RecvCase<Long> recv = RecvCase.of(channel);
        final Select select =
                SelectSeams.environment(Select.builder(), clock)
                        .add(recv)
                        .add(SendCase.of(channel, () -> ELEMENT))
                        .waitStrategy(WaitStrategy.parking())
                        .build();
        for (int i = 0; i < channel.capacity(); i++) {
            recv.enable();
            select.cases().get(1).disable();
            assertSame(recv, select.await(STEPS, TimeUnit.NANOSECONDS));
            assertEquals(ELEMENT, recv.value());
        }
        assertNull(select.await(STEPS, TimeUnit.NANOSECONDS));
        Inspection.checkAtRest(channel);
    }

    @Test
    @DisplayName("a million channels, each with waiters that time out: the heap stays flat")
    void channelsByTheMillion() throws Exception {
        FlatHeap.repeat("short-lived channels", 1_000_000, this::useOne);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("channels on which a thread is blocked, served and blocked again until it is late")
    void withBlockedThread(int capacity) throws Exception {
        final int times = Tier.rounds(5_000, 250_000);
        final Channel<Channel<Long>> jobs = Channel.unbuffered();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(jobs)) {
            actors.run(
                    "worker",
                    () -> {
                        for (Channel<Long> job : jobs) {
                            assertEquals(ELEMENT, job.recv());
                            assertNull(job.recv(20, TimeUnit.MICROSECONDS));
                        }
                    });
            FlatHeap.repeat(
                    "short-lived channels between threads, capacity " + capacity,
                    times,
                    () -> {
                        final Channel<Long> job =
                                capacity == 0 ? Channel.unbuffered() : Channel.bounded(capacity);
                        jobs.send(job);
                        job.send(ELEMENT);
                    });
            jobs.close();
        }
    }
}
