package io.fairway.ring;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the rings of a test, and checks the invariants of all of them when it has ended. */
final class RingMaker implements AfterEachCallback {
    private final List<Ring<?>> made = new ArrayList<>();

    <E> Ring<E> make(RingCase ringCase) {
        final Ring<E> ring = ringCase.create();
        made.add(ring);
        return ring;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        made.forEach(Ring::checkInvariants);
        made.clear();
    }
}
