package io.fairway.bench.replay;

import io.fairway.bench.itch.FlowGenerator;
import io.fairway.bench.itch.ItchReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;

/** Feeds for tests. */
final class Feeds {
    private static final int LENGTH = 2;
    private static final int SIDE = 19;

    private Feeds() {}

    /**
     * A generated flow with flaws. Of every 40 orders, one is missing, so that some messages are
     * about orders that nobody knows, and one stands on the wrong side, where it crosses the book.
     */
    static byte[] flawed(int messages) {
        final byte[] flow = FlowGenerator.generate(messages, 42);
        final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int orders = 0;
        int at = 0;
        while (at < flow.length) {
            final int frame = LENGTH + flow[at + 1]; // no message is longer than 50 bytes
            if (flow[at + LENGTH] == 'A') {
                orders++;
                if (orders % 40 == 20) {
                    flow[at + LENGTH + SIDE] ^= 'B' ^ 'S';
                }
            }
            if (flow[at + LENGTH] != 'A' || orders % 40 > 0) {
                kept.write(flow, at, frame);
            }
            at += frame;
        }
        return kept.toByteArray();
    }

    static ItchReader reader(byte[] feed) {
        return new ItchReader(Channels.newChannel(new ByteArrayInputStream(feed)));
    }
}
