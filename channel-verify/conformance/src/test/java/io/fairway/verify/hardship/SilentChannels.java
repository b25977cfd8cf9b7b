package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.Inspection;
import io.fairway.channel.Seams;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.channel.blocking.Environment;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectSeams;
import io.fairway.select.SendCase;
import java.util.concurrent.TimeUnit;

/** Channels on which nothing happens, and a select over them: every operation times out. */
final class SilentChannels {
    static final Long ELEMENT = 1_000L;

    final Channel<Long> empty;
    final Channel<Long> full;
    final Channel<Long> unbuffered;
    final Select select;

    private final long timeout;

    /**
     * Channels, and a select.
     *
     * @param environment the clock
     * @param timeout in nanoseconds; long enough to get in line
     */
    SilentChannels(Environment environment, long timeout) {
        this.timeout = timeout;
        this.empty = builder(environment).capacity(1).build();
        this.full = builder(environment).capacity(1).build();
        this.unbuffered = builder(environment).build();
        assertEquals(SendResult.SENT, full.trySend(ELEMENT));
        this.select =
                SelectSeams.environment(Select.builder(), environment)
                        .add(RecvCase.of(empty))
                        .add(SendCase.of(full, () -> ELEMENT))
                        .add(RecvCase.of(unbuffered))
                        .add(SendCase.of(unbuffered, () -> ELEMENT))
                        .waitStrategy(WaitStrategy.parking())
                        .build();
    }

    private static ChannelBuilder<Long> builder(Environment environment) {
        final ChannelBuilder<Long> builder =
                Channel.<Long>builder().waitStrategy(WaitStrategy.parking());
        return Seams.environment(builder, environment);
    }

    void timeOutReceives() throws InterruptedException {
        assertNull(empty.recv(timeout, TimeUnit.NANOSECONDS));
        assertNull(unbuffered.recv(timeout, TimeUnit.NANOSECONDS));
    }

    void timeOutSends() throws InterruptedException {
        assertEquals(SendResult.TIMED_OUT, full.send(ELEMENT, timeout, TimeUnit.NANOSECONDS));
        assertEquals(SendResult.TIMED_OUT, unbuffered.send(ELEMENT, timeout, TimeUnit.NANOSECONDS));
    }

    void timeOutSelect() throws InterruptedException {
        assertNull(select.await(timeout, TimeUnit.NANOSECONDS));
    }

    void timeOutAll() throws InterruptedException {
        timeOutReceives();
        timeOutSends();
        timeOutSelect();
    }

    /** Nothing has come in, nothing is lost, and nobody is in line. */
    void check() {
        assertNull(empty.tryRecv());
        assertEquals(ELEMENT, full.tryRecv());
        assertNull(full.tryRecv());
        assertNull(unbuffered.tryRecv());
        Inspection.checkAtRest(empty);
        Inspection.checkAtRest(full);
        Inspection.checkAtRest(unbuffered);
    }
}
