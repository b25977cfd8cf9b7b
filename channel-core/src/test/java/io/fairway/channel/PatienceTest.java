package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.blocking.Idler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When virtual threads spin, by what it was good for. */
class PatienceTest {
    private final Patience patience = new Patience();

    /** Waits that spin in vain, until one would not; how many that took. */
    private int waitInVain() {
        int waits = 0;
        for (Idler idler = patience.newIdler(); idler != null; idler = patience.newIdler()) {
            patience.learn(idler, false);
            assertTrue(++waits < 100, "spins for ever");
        }
        return waits;
    }

    @Test
    @DisplayName("spins at first, and a bounded number of rounds")
    void spinsAtFirst() {
        final Idler idler = patience.newIdler();
        assertNotNull(idler);
        assertTrue(idler.idle(0));
        assertFalse(idler.idle(1000));
    }

    @Test
    @DisplayName("stops when it was in vain several times running, and tries again once in a while")
    void stops() {
        assertTrue(waitInVain() > 1);
        int skipped = 1;
        while (patience.newIdler() == null) {
            assertTrue(++skipped < 10_000, "never tries again");
        }
        assertTrue(skipped > 100, "tries again after " + skipped);
        assertNull(patience.newIdler());
    }

    @Test
    @DisplayName("goes on when a partner came in time")
    void goesOn() {
        final int limit = waitInVain();
        Idler idler;
        do {
            idler = patience.newIdler();
        } while (idler == null);
        patience.learn(idler, true);
        assertEquals(limit, waitInVain());
    }

    @Test
    @DisplayName("learns nothing from waits of another kind")
    void othersDoNotCount() {
        for (int i = 0; i < 100; i++) {
            patience.learn(round -> false, false);
        }
        assertNotNull(patience.newIdler());
    }
}
