package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the bytes of a frame channel are shared out. */
class FrameSpaceTest {

    private static FrameSpace space(int bytes, int frames) {
        return ((PairedFrameChannel) FrameChannel.builder(bytes).maxFrames(frames).build()).space;
    }

    private static int offset(Frame frame) {
        return frame.buffer().position();
    }

    @Test
    @DisplayName("frames lie one after the other, each at a multiple of 8")
    void oneAfterTheOther() {
        final FrameSpace space = space(64, 8);
        assertEquals(0, offset(space.take(1)));
        assertEquals(8, offset(space.take(9)));
        final Frame empty = space.take(0);
        assertEquals(24, offset(empty));
        assertEquals(0, empty.buffer().remaining());
        assertEquals(32, offset(space.take(32)));
        assertNull(space.take(0));
        space.checkInvariants();
    }

    @Test
    @DisplayName("what does not fit before the end begins at the start, behind what is free there")
    void wraps() {
        final FrameSpace space = space(64, 8);
        final Frame first = space.take(24);
        final Frame second = space.take(24);
        assertNull(space.take(24));
        space.giveBack(first);
        final Frame wrapped = space.take(24);
        assertEquals(0, offset(wrapped));
        assertNull(space.take(1));
        space.giveBack(second);
        assertEquals(24, offset(space.take(24)));
        space.giveBack(wrapped); // and the padding before it
        assertEquals(48, offset(space.take(16)));
        space.checkInvariants();
    }

    @Test
    @DisplayName("a frame as long as the buffer fits whenever none is in use")
    void asLongAsTheBuffer() {
        final FrameSpace space = space(64, 8);
        final Frame small = space.take(8);
        assertNull(space.take(64));
        space.giveBack(small);
        final Frame whole = space.take(64);
        assertEquals(64, whole.buffer().remaining());
        space.giveBack(whole);
        space.giveBack(assertNotNullFrame(space.take(57)));
        space.checkInvariants();
    }

    private static Frame assertNotNullFrame(Frame frame) {
        assertNotNull(frame);
        return frame;
    }

    @Test
    @DisplayName("bytes become free in the order of the claims")
    void inOrder() {
        final FrameSpace space = space(24, 3);
        final Frame first = space.take(8);
        final Frame second = space.take(8);
        final Frame third = space.take(8);
        space.giveBack(second);
        space.giveBack(third);
        assertNull(space.take(8));
        assertEquals(first, space.oldest());
        space.giveBack(first);
        assertNull(space.oldest());
        assertNotNull(space.take(24));
    }

    @Test
    @DisplayName("there are no more frames than views, however small they are")
    void noMoreThanViews() {
        final FrameSpace space = space(64, 2);
        final Frame first = space.take(0);
        assertNotNull(space.take(0));
        assertNull(space.take(0));
        space.giveBack(first);
        assertNotNull(space.take(0));
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "64, 8", "72, 3", "1024, 20", "1024, 128"})
    @DisplayName("no two frames in use overlap, whatever comes and goes; nothing is lost")
    void noOverlap(int bytes, int frames) {
        final FrameSpace space = space(bytes, frames);
        final Random random = Seeds.random("noOverlap " + bytes);
        final List<Frame> used = new ArrayList<>();
        int claims = 0;
        for (int step = 0; step < 20_000; step++) {
            if (random.nextBoolean()) {
                final Frame frame = space.take(random.nextInt(bytes / (1 + random.nextInt(8)) + 1));
                if (frame != null) {
                    used.forEach(each -> assertApart(each, frame));
                    used.add(frame);
                    claims++;
                }
            } else if (!used.isEmpty()) {
                space.giveBack(used.remove(random.nextInt(used.size())));
            }
            space.checkInvariants();
        }
        assertTrue(claims > 1_000);
        used.forEach(space::giveBack);
        assertNotNull(space.take(bytes));
    }

    private static void assertApart(Frame one, Frame other) {
        assertTrue(
                one.buffer().limit() <= other.buffer().position()
                        || other.buffer().limit() <= one.buffer().position(),
                () -> one.buffer() + " and " + other.buffer());
    }
}
