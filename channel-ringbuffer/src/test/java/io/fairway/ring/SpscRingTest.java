package io.fairway.ring;

class SpscRingTest extends RingContractTest {
    SpscRingTest() {
        super(RingKind.SPSC);
    }
}
