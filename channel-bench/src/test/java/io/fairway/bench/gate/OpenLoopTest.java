package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairway.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fork measures. */
class OpenLoopTest {

    @BeforeEach
    void needsTwoProcessors() {
        assumeTrue(
                Runtime.getRuntime().availableProcessors() > 1,
                "two threads that spin need two processors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spsc/1024/10000/spinning",
                "mpmc/1/10000/spinning",
                "mpsc/unbuffered/5000/spin-then-park",
                "spsc/unbuffered/2000/parking"
            })
    @DisplayName("every message counts once, through either channel")
    void countsEveryMessage(String cell) throws InterruptedException {
        final LatencyPlan plan = new LatencyPlan(Cell.parse(cell), Fault.NONE, 2, 20, 80, 1);
        final List<Block> blocks = new ArrayList<>();

        new OpenLoop(plan).run(blocks::add);

        assertTrue(!blocks.isEmpty() && blocks.size() <= 2, "blocks: " + blocks.size());
        for (Block each : blocks) {
            assertEquals(2L * plan.messages(), each.channel().getTotalCount());
            assertEquals(2L * plan.messages(), each.floor().getTotalCount());
            assertTrue(
                    each.filteredChannel().getTotalCount() <= each.channel().getTotalCount(),
                    "more after the filter");
            assertTrue(each.channel().getMaxValue() > 0, "no time passed");
            // Four slices of 20 ms, in which the producer at least waited for the schedule.
            assertTrue(each.witnesses().windowNanos() >= 70_000_000, each::toString);
            assertTrue(each.witnesses().watchedNanos() > 0, each::toString);
        }
    }

    @Test
    @DisplayName("a block gets to the other JVM as it is")
    void protocol() throws InterruptedException {
        final LatencyPlan plan =
                new LatencyPlan(Cell.parse("spsc/64/5000/spinning"), Fault.NONE, 1, 10, 10, 1);
        final List<Block> blocks = new ArrayList<>();
        new OpenLoop(plan).run(blocks::add);

        assertEquals(
                blocks.getFirst(), ForkProtocol.readBlock(ForkProtocol.write(blocks.getFirst())));
    }

    @Test
    @DisplayName("another JVM measures the same plan, with the faults that it is told")
    void fork() throws InterruptedException {
        final ChildJvm jvm = new ChildJvm(System.getProperty("java.class.path"), List.of());
        final LatencyPlan plan =
                new LatencyPlan(
                        Cell.parse("spsc/1024/10000/spinning"), Fault.ALLOCATION, 2, 20, 80, 1);

        final Fork fork = jvm.measure(plan);

        assertTrue(fork.origin().contains("channel-core"), fork.origin());
        fork.blocks()
                .forEach(
                        each -> assertEquals(2L * plan.messages(), each.channel().getTotalCount()));
    }

    @Test
    @DisplayName("a JVM that fails is no measurement")
    void failingFork() {
        final ChildJvm jvm =
                new ChildJvm(System.getProperty("java.class.path"), List.of("-Xmx1nonsense"));
        final GateException failure =
                assertThrows(GateException.class, () -> jvm.run(LatencyFork.class, List.of()));

        assertTrue(failure.getMessage().contains("nonsense"), failure.getMessage());
    }

    @Test
    @DisplayName("a delay makes about two sends in a hundred three microseconds slower")
    void delay() throws InterruptedException {
        final Channel<Object> channel = Channel.bounded(1);
        final FaultySender sender = new FaultySender(channel, Fault.DELAY, 42);
        final Object message = new Object();
        int slow = 0;
        for (int i = 0; i < 10_000; i++) {
            final long start = System.nanoTime();
            sender.send(message);
            slow += System.nanoTime() - start >= FaultySender.DELAY_NANOS ? 1 : 0;
            channel.recv();
        }
        // At least as many as the generator says; interruptions make more of them slow.
        assertTrue(slow >= 150, slow + " of 10,000");
    }
}
