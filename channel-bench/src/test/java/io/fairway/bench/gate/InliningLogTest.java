package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What HotSpot prints of its inlining. */
class InliningLogTest {

    @Test
    @DisplayName("tells what is inlined from what is called, and leaves out what is never reached")
    void reads() {
        final List<String> lines =
                """
                @ 13   io.fairway.channel.RingChannel::send (54 bytes)   inline (hot)   callee \
                changed to  io.fairway.bench.gate.HotLoops::sendAndRecv (47 bytes)    \\-> \
                TypeProfile (15360/15360 counts) = io/fairway/channel/RingChannel
                  @ 26   io.fairway.ring.SpscRing::offer (84 bytes)   inline (hot)
                    @ 3   java.util.Objects::requireNonNull (15 bytes)   force inline by annotation
                    @ 38   io.fairway.ring.SingleConsumerRing::raiseLimit (67 bytes)   failed to \
                inline: too big
                  @ 40   io.fairway.channel.RingChannel::awaitSend (90 bytes)   failed to inline: \
                never executed
                  @ 41   io.fairway.channel.AbstractChannel::x (9 bytes)   failed to inline: call \
                site not reached
                  @ 42   io.fairway.channel.blocking.Handoff::enter (9 bytes)   accessor
                  @ 43   io.fairway.channel.Channel::recv (0 bytes)   failed to inline: virtual call
                """
                        .lines()
                        .toList();

        assertEquals(
                Map.of(
                        "spsc inlines",
                        "Handoff.enter RingChannel.send SpscRing.offer",
                        "spsc calls",
                        "Channel.recv (virtual call), SingleConsumerRing.raiseLimit (too"
                                + " big)"),
                InliningLog.read("spsc", lines));
    }

    @Test
    @DisplayName("does not take silence for a good answer")
    void silence() {
        assertThrows(GateException.class, () -> InliningLog.read("spsc", List.of("END")));
    }
}
