package io.fairway.ring;

class MpscRingTest extends RingContractTest {
    MpscRingTest() {
        super(RingKind.MPSC);
    }
}
