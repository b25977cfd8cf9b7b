package io.fairway.ring;

class SingleSlotContractTest extends RingContractTest {
    SingleSlotContractTest() {
        super(RingKind.SINGLE_SLOT);
    }
}
