package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.blocking.Environment;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SendCase;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations on silent channels leave nothing behind, however many. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class TimedOutOperationsTest {
    /** Each use takes some steps of the clock, so that it gets in line before it is late. */
    private static final long STEPS = 8;

    private static final int ALLOCATION_USES = 2_000;

    /** A select that would wait for an hour, but for another channel. */
    private static final class LongSelect {
        final Channel<Long> silent = Channel.unbuffered();
        final Channel<Long> busy = Channel.unbuffered();
        final Channel<Long> answers = Channel.unbuffered();
        final RecvCase<Long> recv = RecvCase.of(busy);
        final Select select =
                Select.builder()
                        .add(RecvCase.of(silent))
                        .add(SendCase.of(silent, () -> SilentChannels.ELEMENT))
                        .add(recv)
                        .build();

        Long useOnce() throws InterruptedException {
            assertSame(recv, select.await(1, TimeUnit.HOURS));
            return recv.value();
        }

        void check() {
            Inspection.checkAtRest(silent);
            Inspection.checkAtRest(busy);
            Inspection.checkAtRest(answers);
        }
    }

    @Test
    @DisplayName("a million timed-out sends, receives and selects: the heap stays flat")
    void timeoutsByTheMillion() throws Exception {
        final SilentChannels channels = new SilentChannels(new SteppingClock(), STEPS);
        // A use is two receives, two sends and a select: a million of the latter in either tier.
        FlatHeap.repeat("timeouts, stepping clock", 1_000_000, channels::timeOutAll);
        channels.check();
    }

    @Test
    @DisplayName("the same by the real clock, with threads that really park")
    void timeoutsByTheRealClock() throws Exception {
        final SilentChannels channels = new SilentChannels(Environment.SYSTEM, 20_000);
        FlatHeap.repeat("timeouts, real clock", Tier.rounds(2_000, 200_000), channels::timeOutAll);
        channels.check();
    }

    @Test
    @DisplayName("a timed-out send, receive or select allocates nothing")
    void timeoutsAllocateNothing() throws Exception {
        for (boolean real : new boolean[] {false, true}) {
            final SilentChannels channels =
                    real
                            ? new SilentChannels(Environment.SYSTEM, 20_000)
                            : new SilentChannels(new SteppingClock(), STEPS);
            final int uses = real ? ALLOCATION_USES / 10 : ALLOCATION_USES;
            assertEquals(0, Memory.allocatedBy(uses, channels::timeOutReceives), "receives");
            assertEquals(0, Memory.allocatedBy(uses, channels::timeOutSends), "sends");
            assertEquals(0, Memory.allocatedBy(uses, channels::timeOutSelect), "selects");
            channels.check();
        }
    }

    @Test
    @DisplayName("what measures the allocation finds one")
    void measureFindsAnAllocation() throws Exception {
        final Object[] sink = {null};
        assertTrue(Memory.allocatedBy(1_000, () -> sink[0] = new byte[1]) >= 1_000 * 16);
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @DisplayName("selects that would wait for an hour, completed by another channel: flat heap")
    void longSelectsCompletedElsewhere(ThreadKind kind) throws Exception {
        if (!ThreadKind.available().contains(kind)) {
            System.out.println("not run: this JDK has no virtual threads");
            return;
        }
        final int times = Tier.rounds(20_000, 1_000_000);
        final LongSelect scene = new LongSelect();
        try (Actors actors = new Actors(kind).watch(scene.silent, scene.busy)) {
            final Actor<Void> selector =
                    actors.run(
                            "selector",
                            () -> {
                                for (int i = 0; i < times; i++) {
                                    scene.answers.send(scene.useOnce());
                                }
                            });
            final long[] sums = new long[2];
            FlatHeap.repeat(
                    "selects of an hour, " + kind,
                    times,
                    () -> {
                        final Long element = sums[0]++;
                        scene.busy.send(element);
                        sums[1] += scene.answers.recv() == element.longValue() ? 1 : 0;
                    });
            selector.result();
            assertEquals(times, sums[1], "each element chosen, once and in order");
        }
        scene.check();
    }

    @Test
    @DisplayName("a select of an hour, completed by another channel, allocates nothing")
    void longSelectsAllocateNothing() throws Exception {
        final LongSelect scene = new LongSelect();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(scene.silent, scene.busy)) {
            final Actor<Void> selector =
                    actors.run(
                            "selector",
                            () -> {
                                assertEquals(
                                        0, Memory.allocatedBy(ALLOCATION_USES, scene::useOnce));
                                scene.busy.close();
                            });
            while (scene.busy.send(SilentChannels.ELEMENT, 1, TimeUnit.MINUTES)
                    == SendResult.SENT) {
                // until the selector has had enough
            }
            selector.result();
        }
        scene.check();
    }

    @Test
    @DisplayName("interrupted sends, receives and selects: the heap stays flat")
    void interruptedOperations() throws Exception {
        final SilentChannels channels = new SilentChannels(Environment.SYSTEM, 1);
        FlatHeap.repeat(
                "interrupted operations",
                Tier.rounds(20_000, 250_000),
                () -> {
                    expectInterrupted(() -> channels.unbuffered.recv(1, TimeUnit.HOURS));
                    expectInterrupted(() -> channels.full.send(SilentChannels.ELEMENT));
                    expectInterrupted(() -> channels.select.await(1, TimeUnit.HOURS));
                    expectInterrupted(() -> channels.select.await());
                });
        channels.check();
    }

    private static void expectInterrupted(Actors.Action operation) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, operation::run);
    }
}
