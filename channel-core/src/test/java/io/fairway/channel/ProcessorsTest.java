package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many processors there are, as threads see it that may use some of them. */
class ProcessorsTest {
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    private Processors seeing(int available) {
        seen.set(available);
        return new Processors(
                () -> {
                    looks.incrementAndGet();
                    return seen.get();
                });
    }

    @Test
    @DisplayName("a thread that sees one processor, as it is pinned, does not end spinning for all")
    void pinned() {
        final Processors processors = seeing(4);
        assertTrue(processors.moreThanOne());
        seen.set(1);
        processors.refresh();
        assertTrue(processors.moreThanOne());
        assertEquals(1, looks.get(), "nobody looks again, which is a system call");
    }

    @Test
    @DisplayName("if the first to look was pinned, the next that is not finds the others")
    void firstPinned() {
        final Processors processors = seeing(1);
        assertFalse(processors.moreThanOne());
        processors.refresh();
        assertFalse(processors.moreThanOne());
        seen.set(2);
        assertFalse(processors.moreThanOne(), "not before somebody is about to park");
        processors.refresh();
        assertTrue(processors.moreThanOne());
    }

    @Test
    @DisplayName("this process's are those of the JVM")
    void ofThisProcess() {
        assertEquals(
                Runtime.getRuntime().availableProcessors() > 1,
                Processors.OF_THIS_PROCESS.moreThanOne());
    }
}
