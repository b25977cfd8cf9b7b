package io.fairway.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.Test;

class CountedSenderTest {
    private final Channel<String> channel =
            Channel.<String>builder().capacity(1).waitStrategy(WaitStrategy.parking()).build();
    private final CountedSender<String> sender = new CountedSender<>(channel);

    @Test
    void countsOnlySendsThatHadToWait() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            sender.send("first");
            assertEquals(0, sender.blocked());

            final Actor<Void> blocked = actors.run("sender", () -> sender.send("second"));
            blocked.awaitBlocked();
            assertEquals("first", channel.recv());
            assertEquals("second", channel.recv());
            blocked.result();

            assertEquals(1, sender.blocked());
        }
    }

    @Test
    void aClosedChannelIsNotAWait() {
        channel.close();

        assertThrows(ChannelClosedException.class, () -> sender.send("late"));
        assertEquals(0, sender.blocked());
    }
}
