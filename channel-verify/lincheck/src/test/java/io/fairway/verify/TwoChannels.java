package io.fairway.verify;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.Seams;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import io.fairway.select.SelectSeams;
import io.fairway.select.SendCase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Validate;

/** Two channels, and results of their operations as {@link ChannelSteps} names them. */
public abstract class TwoChannels {
    /** The most elements that a batch operation sends or receives. */
    static final int BATCH = 2;

    /** How often a waiting thread looks at the clock before its time is out. */
    private static final int PATIENCE = 4;

    private static final long SELECT_SEED = 1;

    final Channel<Integer> a;
    final Channel<Integer> b;
    private final CountingClock clock = new CountingClock();

    /** What the cancel that a thread is performing discards: the hook runs on its thread. */
    private final ThreadLocal<List<Integer>> discarded = ThreadLocal.withInitial(ArrayList::new);

    TwoChannels(int capacityOfA, int capacityOfB) {
        this.a = channel(capacityOfA);
        this.b = channel(capacityOfB);
    }

    private Channel<Integer> channel(int capacity) {
        final ChannelBuilder<Integer> builder = Channel.builder();
        if (capacity > 0) {
            builder.capacity(capacity);
        }
        // Parks at once, so that whoever waits gets in line.
        return Seams.withEnvironment(builder, clock)
                .waitStrategy(WaitStrategy.parking())
                .onUndelivered(element -> discarded.get().add(element))
                .build();
    }

    /** Cancels, and returns what was discarded. */
    final String cancel(Channel<Integer> channel) {
        discarded.get().clear();
        channel.cancel();
        return discarded.get().toString();
    }

    static String sent(String name, SendResult result) {
        return switch (result) {
            case SENT -> name + ":sent";
            case CLOSED -> name + ":closed";
            default -> World.NONE;
        };
    }

    static String received(String name, Integer element) {
        return element == null ? World.NONE : name + ":" + element;
    }

    static SendResult await(Channel<Integer> to, int element) throws InterruptedException {
        return to.send(element, PATIENCE, TimeUnit.NANOSECONDS);
    }

    static Integer await(Channel<Integer> from) throws InterruptedException {
        return from.recv(PATIENCE, TimeUnit.NANOSECONDS);
    }

    /** One use of a select. */
    final class Choice {
        private final SelectBuilder builder =
                SelectSeams.with(Select.builder(), clock, SELECT_SEED)
                        .waitStrategy(WaitStrategy.parking());
        private String result = World.NONE;

        Choice recv(String name, Channel<Integer> from) {
            builder.add(
                    RecvCase.of(from, element -> result = name + ":" + element)
                            .onClosed(() -> result = name + ":closed"));
            return this;
        }

        Choice send(String name, Channel<Integer> to, int element) {
            builder.add(
                    SendCase.of(to, () -> element)
                            .onSent(() -> result = name + ":sent")
                            .onClosed(() -> result = name + ":closed"));
            return this;
        }

        String poll() {
            builder.build().poll();
            return result;
        }

        String pollBiased() {
            builder.biased().build().poll();
            return result;
        }

        String await() throws InterruptedException {
            builder.build().await(PATIENCE, TimeUnit.NANOSECONDS);
            return result;
        }
    }

    @Validate
    public void checkInvariants() {
        Seams.checkIdle(a);
        Seams.checkIdle(b);
    }
}
