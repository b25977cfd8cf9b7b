package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one thread sees of a ring whose gate is open. Every kind of ring has a subclass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RingContractTest {
    @RegisterExtension final RingMaker rings = new RingMaker();
    private final RingKind kind;

    RingContractTest(RingKind kind) {
        this.kind = kind;
    }

    Stream<RingCase> cases() {
        return RingCase.of(kind, 1, 2, 3, 64, 1000);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("S6 elements come out in the order in which they went in, however often round")
    void keepsOrder(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        final Random random = Seeds.random("keepsOrder " + ringCase);
        final long end = Inside.tail(ring) + 6 * Inside.lap(ring);
        int in = 0;
        int out = 0;
        while (Inside.head(ring) - end < 0) {
            for (int burst = random.nextInt(ringCase.capacity() + 2); burst > 0; burst--) {
                final boolean room = in - out < ringCase.capacity();
                assertSame(room ? OfferResult.ADDED : OfferResult.FULL, ring.offer(in));
                in += room ? 1 : 0;
            }
            for (int burst = random.nextInt(ringCase.capacity() + 2); burst > 0; burst--) {
                assertEquals(out < in ? (Integer) out : null, ring.poll());
                out += out < in ? 1 : 0;
            }
            assertEquals(in - out, ring.size());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("the starts near the end of the cursor range lead over that end within four laps")
    void startsLeadOverTheEnd(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        final long start = Inside.tail(ring);
        for (int i = 0; i < 4 * ringCase.capacity(); i++) {
            assertSame(OfferResult.ADDED, ring.offer(i));
            assertEquals(i, ring.poll());
        }
        assertEquals(4 * Inside.lap(ring), Inside.tail(ring) - start);
        final boolean overTheEnd = Long.signum(start) * Long.signum(Inside.tail(ring)) < 0;
        assertEquals(ringCase.start() != Start.FRESH, overTheEnd);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("S4 an offer to a full ring is refused and changes nothing")
    void refusesWhenFull(RingCase ringCase) {
        final Ring<Integer> ring = filled(ringCase);
        final Object[] before = Inside.slots(ring);
        for (int i = 0; i < 3; i++) {
            assertSame(OfferResult.FULL, ring.offer(-1));
        }
        assertEquals(Arrays.asList(before), Arrays.asList(Inside.slots(ring)));
        assertTrue(ring.isFull());
        assertEquals(ascending(ringCase.capacity()), drained(ring));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("S2 a poll of an empty ring is null: fresh, used or closed")
    void pollOfEmptyIsNull(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        assertNull(ring.poll());
        assertNull(ring.poll());
        assertSame(OfferResult.ADDED, ring.offer(1));
        assertEquals(1, ring.poll());
        assertNull(ring.poll());
        ring.close();
        assertNull(ring.poll());
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("null is refused in every state, and changes nothing")
    void refusesNull(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        assertRefusesNull(ring);
        while (ring.offer(1) == OfferResult.ADDED) {
            assertRefusesNull(ring);
        }
        ring.shutGate();
        assertRefusesNull(ring);
        ring.openGate();
        ring.close();
        assertRefusesNull(ring);
    }

    private static void assertRefusesNull(Ring<Integer> ring) {
        final String before = ring.toString();
        assertThrows(NullPointerException.class, () -> ring.offer(null));
        assertEquals(before, ring.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("S25 S32 what was added before the close comes out after it, nothing else goes in")
    void closeKeepsWhatIsIn(RingCase ringCase) {
        for (int level = 0; level <= Math.min(ringCase.capacity(), 4); level++) {
            final Ring<Integer> ring = rings.make(ringCase);
            for (int i = 0; i < level; i++) {
                assertSame(OfferResult.ADDED, ring.offer(i));
            }
            assertTrue(ring.close());
            assertSame(OfferResult.CLOSED, ring.offer(-1)); // also where it is full
            assertEquals(level, ring.size());
            assertEquals(level == 0, ring.isDrained());
            assertEquals(ascending(level), drained(ring));
            assertSame(OfferResult.CLOSED, ring.offer(-1));
            assertTrue(ring.isDrained());
            assertNull(ring.poll());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("only the first close closes, and there is no way back")
    void closeIsIdempotent(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        assertFalse(ring.isClosed());
        assertFalse(ring.isDrained());
        assertTrue(ring.close());
        for (int i = 0; i < 3; i++) {
            assertTrue(ring.isClosed());
            assertTrue(ring.isDrained());
            assertFalse(ring.close());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("S15 size, isEmpty and isFull agree with the fill level, on the way up and down")
    void sizeFollowsTheFillLevel(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        final int capacity = ringCase.capacity();
        for (int lap = 0; lap < 4; lap++) {
            assertSame(OfferResult.ADDED, ring.offer(0)); // so that no lap starts at index 0
            assertEquals(0, ring.poll());
            for (int level = 0; level < capacity; level++) {
                assertLevel(level, ring);
                assertSame(OfferResult.ADDED, ring.offer(level));
            }
            for (int level = capacity; level > 0; level--) {
                assertLevel(level, ring);
                assertEquals(capacity - level, ring.poll());
            }
            assertLevel(0, ring);
        }
    }

    private static void assertLevel(int level, Ring<?> ring) {
        assertEquals(level, ring.size());
        assertEquals(level == 0, ring.isEmpty());
        assertEquals(level == ring.capacity(), ring.isFull());
        assertFalse(ring.isDrained());
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("S19 a slot is cleared when its element is taken")
    void clearsSlots(RingCase ringCase) {
        final Ring<Integer> ring = filled(ringCase);
        for (int left = ringCase.capacity(); left > 0; left--) {
            assertEquals(left, used(ring));
            assertEquals(ringCase.capacity() - left, ring.poll());
        }
        assertEquals(0, used(ring));
    }

    private static long used(Ring<?> ring) {
        return Arrays.stream(Inside.slots(ring)).filter(Objects::nonNull).count();
    }

    @Test
    @DisplayName("S19 the garbage collector gets what was taken, and no element that was refused")
    void keepsNoReference() {
        final Ring<Object> ring = rings.make(new RingCase(kind, 3, Start.FRESH));
        final List<WeakReference<Object>> gone = new ArrayList<>();
        gone.add(weaklyOffered(ring));
        ring.poll();
        for (int i = 0; i < ring.capacity() + 2; i++) {
            gone.add(weaklyOffered(ring)); // the last two are refused
        }
        for (int i = 1; i < ring.capacity(); i++) {
            ring.poll();
        }
        gone.remove(ring.capacity()); // which is still in the ring
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            actors.await(
                    "the elements that are not in the ring to be collected",
                    () -> {
                        System.gc();
                        return gone.stream().allMatch(each -> each.get() == null);
                    });
        }
        assertEquals(1, ring.size());
    }

    private static WeakReference<Object> weaklyOffered(Ring<Object> ring) {
        final Object element = new Object();
        ring.offer(element);
        return new WeakReference<>(element);
    }

    @Test
    @DisplayName("toString tells the kind, the fill level and the flags")
    void describesItself() {
        final Ring<Integer> ring = rings.make(new RingCase(kind, 3, Start.FRESH));
        final String size =
                ring.getClass().getSimpleName() + "[size=1, capacity=" + ring.capacity();
        ring.offer(1);
        assertEquals(size + "]", ring.toString());
        ring.shutGate();
        assertEquals(size + ", gated]", ring.toString());
        ring.close();
        assertEquals(size + ", closed, gated]", ring.toString());
    }

    private Ring<Integer> filled(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        for (int i = 0; i < ringCase.capacity(); i++) {
            assertSame(OfferResult.ADDED, ring.offer(i));
        }
        return ring;
    }

    private static List<Integer> drained(Ring<Integer> ring) {
        final List<Integer> elements = new ArrayList<>();
        for (Integer each = ring.poll(); each != null; each = ring.poll()) {
            elements.add(each);
        }
        return elements;
    }

    private static List<Integer> ascending(int count) {
        final List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
