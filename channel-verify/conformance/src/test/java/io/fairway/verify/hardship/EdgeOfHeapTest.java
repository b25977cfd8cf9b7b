package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * An operation that runs out of memory has no effect, or all of it.
 *
 * <p>Not covered: the first use of a piece of code, which the JVM has to load and link, and which
 * may fail anywhere in it for want of memory.
 */
class EdgeOfHeapTest {
    private static final Pattern RESULT = Pattern.compile("(.+): out of memory (\\d+) times of .+");

    /** Nothing but what is in the scenes uses the heap, and each byte of it counts. */
    private static ChildJvm smallHeap() {
        return new ChildJvm()
                .option("-Xmx16m")
                .option("-Xms16m")
                .option("-XX:+UseSerialGC")
                .option("-XX:-UseTLAB")
                .option("-Xint"); // what is compiled may allocate less, and at other places
    }

    @Test
    @DisplayName("a channel is sound after an OutOfMemoryError, and no element or wake-up is lost")
    void outOfMemoryLeavesChannelsSound() throws Exception {
        final List<String> names = EdgeScenes.names();
        final List<String> lines =
                smallHeap()
                        .run(150, TimeUnit.SECONDS, EdgeOfHeap.class, names.toArray(new String[0]));
        int scenes = 0;
        for (String line : lines) {
            final Matcher result = RESULT.matcher(line);
            if (result.matches()) {
                assertEquals(names.get(scenes++), result.group(1));
                // Otherwise the scene was not at the edge, and shows nothing.
                assertTrue(Integer.parseInt(result.group(2)) > 0, line);
            }
        }
        assertEquals(names.size(), scenes);
    }
}
