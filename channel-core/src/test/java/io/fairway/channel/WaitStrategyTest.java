package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.blocking.Idler;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import org.agrona.concurrent.IdleStrategy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What threads do while they wait: no strategy may lose an element, or a close. */
class WaitStrategyTest {
    private static final int ELEMENTS = 10_000;

    @ParameterizedTest
    @EnumSource(Waiting.class)
    @DisplayName("every strategy carries a stream, in order, at each capacity and with each role")
    void carriesAStream(Waiting waiting) {
        for (int capacity : new int[] {0, 1, 64}) {
            for (Roles roles : Roles.values()) {
                final Setup setup = new Setup(capacity, roles, waiting, ThreadKind.PLATFORM);
                try (Scene<Integer> scene = setup.scene()) {
                    scene.run(
                            "sender",
                            () -> {
                                for (int i = 0; i < ELEMENTS; i++) {
                                    scene.channel.send(i);
                                }
                                scene.channel.close();
                            });
                    scene.run(
                            "receiver",
                            () -> {
                                for (int i = 0; i < ELEMENTS; i++) {
                                    assertEquals(i, scene.channel.recv());
                                }
                                assertNull(scene.channel.recv());
                            });
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Waiting.class)
    @DisplayName("under every strategy a thread that waits gets in line, and is woken by close")
    void getsInLine(Waiting waiting) {
        for (int capacity : new int[] {0, 1}) {
            final Setup setup = new Setup(capacity, Roles.MANY, waiting, ThreadKind.PLATFORM);
            try (Scene<Integer> scene = setup.scene()) {
                final Actor<Integer> receiver = scene.start("receiver", scene.channel::recv);
                scene.awaitReceivers(1);
                scene.channel.close();
                assertNull(receiver.result());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Waiting.class)
    @DisplayName("under every strategy an interrupt ends a wait")
    void interrupted(Waiting waiting) {
        for (Roles roles : Roles.values()) {
            final Setup setup = new Setup(1, roles, waiting, ThreadKind.PLATFORM);
            try (Scene<Integer> scene = setup.scene()) {
                final Actor<Integer> receiver = scene.start("receiver", scene.channel::recv);
                receiver.interrupt();
                assertTrue(receiver.failure() instanceof InterruptedException);
            }
        }
    }

    @Test
    @DisplayName("spin-then-park ends its spinning; the others do as they say, for ever")
    void rounds() {
        assertFalse(WaitStrategy.spinThenPark().idle(1_000));
        assertFalse(WaitStrategy.parking().idle(0));
        for (int round : new int[] {0, 1_000, Integer.MAX_VALUE}) {
            assertTrue(WaitStrategy.spinning().idle(round));
            assertTrue(WaitStrategy.yielding().idle(round));
        }
    }

    @Test
    @DisplayName("for room in a buffer, spin-then-park yields a few times more; the others do not")
    void roundsForRoom() {
        final int rounds = rounds(WaitStrategy.spinThenPark()::idle);
        final int forRoom = rounds(WaitStrategies.forRoom(WaitStrategy.spinThenPark()));
        if (Processors.OF_THIS_PROCESS.moreThanOne()) {
            assertTrue(forRoom > rounds, forRoom + " rounds and not more than " + rounds);
        } else {
            assertEquals(0, forRoom, "alone on a processor, whoever waits parks at once");
        }
        assertEquals(0, rounds(WaitStrategies.forRoom(WaitStrategy.parking())));
        assertEquals(3, rounds(WaitStrategies.forRoom(round -> round < 3)));
    }

    private static int rounds(Idler idler) {
        for (int round = 0; round < 1_000; round++) {
            if (!idler.idle(round)) {
                return round;
            }
        }
        throw new AssertionError("never ends");
    }

    @Test
    @DisplayName("a virtual thread does not spin by default")
    void virtualThreadsPark() {
        Assumptions.assumeTrue(
                ThreadKind.available().contains(ThreadKind.VIRTUAL),
                "this JDK has no virtual threads");
        try (Actors actors = new Actors(ThreadKind.VIRTUAL)) {
            assertFalse(
                    actors.start("virtual", () -> WaitStrategy.spinThenPark().idle(0)).result());
            final Idler forRoom = WaitStrategies.forRoom(WaitStrategy.spinThenPark());
            assertEquals(0, actors.start("for room", () -> rounds(forRoom)).result());
        }
    }

    @Test
    @DisplayName("an Agrona strategy is reset at the start of each wait, and idles in every round")
    void agrona() {
        final int[] calls = new int[2];
        final IdleStrategy counting =
                new IdleStrategy() {
                    @Override
                    public void idle(int workCount) {
                        throw new AssertionError("not the method without work");
                    }

                    @Override
                    public void idle() {
                        calls[0]++;
                    }

                    @Override
                    public void reset() {
                        calls[1]++;
                    }
                };
        final WaitStrategy strategy = AgronaWaitStrategy.of(() -> counting);
        assertTrue(strategy.idle(0));
        assertTrue(strategy.idle(1));
        assertTrue(strategy.idle(0));
        assertEquals(3, calls[0]);
        assertEquals(2, calls[1]);
    }
}
