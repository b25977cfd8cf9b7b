package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Frame;
import io.fairway.channel.FrameChannel;
import io.fairway.channel.FrameSender;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims and receives of frames in a select. */
class FrameClaimCaseTest {
    private final FrameChannel frames =
            FrameChannel.builder(64).waitStrategy(WaitStrategy.parking()).maxFrames(8).build();
    private final Channel<Integer> quiet = Channel.unbuffered();

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    private Select claiming(int length) {
        return Select.builder()
                .waitStrategy(WaitStrategy.parking())
                .recv(quiet, each -> {})
                .add(FrameClaimCase.of(frames.sender(), () -> length, Frame::commit))
                .build();
    }

    @Test
    @DisplayName("room makes the case ready; too little room does not")
    void ready() throws InterruptedException {
        final Select small = claiming(32);
        assertEquals(1, small.await().index());
        assertEquals(1, small.poll().index());
        assertNull(small.poll());
        assertNull(small.await(50, TimeUnit.MICROSECONDS));
        final Select receive = Select.builder().recv(frames, Frame::release).build();
        assertEquals(0, receive.await().index());
        assertNull(claiming(40).poll());
        assertEquals(1, small.poll().index());
    }

    @Test
    @DisplayName(
            "who is told that the channel is closed can commit no more, in the midst of the close")
    void closedByEverySign() throws InterruptedException {
        final HeldWaker closer = new HeldWaker();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(frames)) {
            final Actor<SendResult> claimer =
                    actors.start(
                            "claimer",
                            () -> {
                                frames.claim(32).commit(); // what it waits for is not its own
                                final Frame taken = frames.claim(32);
                                final FrameClaimCase claim =
                                        FrameClaimCase.of(frames.sender(), () -> 32, Frame::abort)
                                                .onClosed(() -> {});
                                Select.builder().environment(closer).add(claim).build().await();
                                try {
                                    return taken.tryCommit();
                                } finally {
                                    closer.letGo();
                                }
                            });
            claimer.awaitBlocked();
            frames.close();
            assertEquals(SendResult.CLOSED, claimer.result());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("a select that waits goes on waiting until enough room has come back")
    void waitsForEnough(ThreadKind kind) throws InterruptedException {
        final List<Frame> held = new ArrayList<>();
        try (Actors actors = new Actors(kind).watch(frames)) {
            final Actor<Integer> producer =
                    actors.start(
                            "producer",
                            () -> {
                                for (int i = 0; i < 4; i++) {
                                    frames.claim(16).commit();
                                }
                                return claiming(48).await().index();
                            });
            actors.await("four frames", () -> frames.size() == 4);
            frames.drainTo(held::add, 4);
            for (int i = 2; i >= 0; i--) {
                producer.awaitBlocked();
                held.get(i).release(); // the oldest last, which frees all three
            }
            assertEquals(1, producer.result());
            held.get(3).release();
            final Frame received = frames.recv();
            assertEquals(48, received.length());
            received.release();
        }
        assertEquals(List.of(), frames.outstanding());
    }

    @Test
    @DisplayName("close wakes a select that waits for room; closed, the claim fails")
    void closed() throws InterruptedException {
        final Exception cause = new Exception("cause");
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(frames)) {
            final Actor<SelectCase> producer =
                    actors.start(
                            "producer",
                            () -> {
                                frames.claim(64).commit();
                                return claiming(8).await();
                            });
            producer.awaitBlocked();
            frames.close(cause);
            assertSame(cause, producer.failure().getCause());
        }
        final boolean[] ran = {false};
        final FrameChannel other = Channel.ofFrames(8);
        other.close();
        assertThrows(
                ChannelClosedException.class,
                () -> Select.select(FrameClaimCase.of(other, () -> 8, Frame::abort)));
        Select.select(
                FrameClaimCase.of(other, () -> 8, Frame::abort).onClosed(() -> ran[0] = true));
        assertTrue(ran[0]);
    }

    @Test
    @DisplayName("a select that would wait for the same thread's own claim throws, and is sound")
    void ownClaim() throws InterruptedException {
        final Frame open = frames.claim(64);
        final Select select = claiming(8);
        assertNull(select.poll());
        assertThrows(IllegalStateException.class, select::await);
        open.abort();
        assertEquals(1, select.await().index());
    }

    @Test
    @DisplayName("what is wrong is refused")
    void arguments() {
        final FrameSender foreign =
                (FrameSender)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {FrameSender.class},
                                (proxy, method, arguments) -> "foreign");
        assertThrows(
                IllegalArgumentException.class,
                () -> FrameClaimCase.of(foreign, () -> 1, Frame::abort));
        assertThrows(
                NullPointerException.class, () -> FrameClaimCase.of(null, () -> 1, Frame::abort));
        assertThrows(
                NullPointerException.class, () -> FrameClaimCase.of(frames, null, Frame::abort));
        assertThrows(NullPointerException.class, () -> FrameClaimCase.of(frames, () -> 1, null));
        assertThrows(IllegalArgumentException.class, () -> claiming(65).poll());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("a select over two frame channels against selects that receive loses nothing")
    void transfer(ThreadKind kind) {
        final FrameChannel other = Channel.ofFrames(128);
        final int count = Seeds.rounds(5_000);
        try (Actors actors = new Actors(kind).watch(frames, other)) {
            final long[] next = {0};
            final Select claims =
                    Select.builder()
                            .add(FrameClaimCase.of(frames, () -> length(next), f -> fill(f, next)))
                            .add(FrameClaimCase.of(other, () -> length(next), f -> fill(f, next)))
                            .build();
            final Actor<Void> producer =
                    actors.run(
                            "producer",
                            () -> {
                                for (int i = 0; i < count; i++) {
                                    claims.await();
                                }
                                frames.close();
                                other.close();
                            });
            final List<Actor<Long>> consumers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                consumers.add(actors.start("consumer " + i, () -> sum(other)));
            }
            producer.result();
            final long received = consumers.stream().mapToLong(Actor::result).sum();
            assertEquals(count * (count + 1L) / 2, received);
        }
        assertEquals(List.of(), frames.outstanding());
        assertEquals(List.of(), other.outstanding());
    }

    private static int length(long[] next) {
        return (int) (Long.BYTES + next[0] % 50);
    }

    private static void fill(Frame frame, long[] next) {
        frame.buffer().putLong(++next[0]);
        frame.commit();
    }

    private long sum(FrameChannel other) throws InterruptedException {
        final long[] sum = {0};
        final RecvCase<Frame> one = RecvCase.of(frames, f -> sum[0] += take(f));
        final RecvCase<Frame> two = RecvCase.of(other, f -> sum[0] += take(f));
        final Select receives = Select.builder().add(one).add(two).build();
        while (one.isEnabled() || two.isEnabled()) {
            final SelectCase chosen = receives.await();
            if (chosen.isClosed()) {
                chosen.disable();
            }
        }
        return sum[0];
    }

    private static long take(Frame frame) {
        try (frame) {
            return frame.buffer().getLong();
        }
    }
}
