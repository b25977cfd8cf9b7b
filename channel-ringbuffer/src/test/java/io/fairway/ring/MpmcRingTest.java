package io.fairway.ring;

class MpmcRingTest extends RingContractTest {
    MpmcRingTest() {
        super(RingKind.MPMC);
    }
}
