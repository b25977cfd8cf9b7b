package io.fairway.ring;

import org.jspecify.annotations.Nullable;

/**
 * The memory layout of {@link SingleSlotRing}: what changes lies together, and at least {@value
 * RingFields#PADDING} bytes from the ends of the object. See {@link RingFields}.
 */
final class SingleSlotFields {

    private SingleSlotFields() {}

    @SuppressWarnings("unused") // padding is never read
    abstract static class PadBeforeSlot<E> extends Ring<E> {
        byte a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15;
        byte a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31;
        byte a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a46, a47;
        byte a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63;
        byte b00, b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12, b13, b14, b15;
        byte b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31;
        byte b32, b33, b34, b35, b36, b37, b38, b39, b40, b41, b42, b43, b44, b45, b46, b47;
        byte b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, b58, b59, b60, b61, b62, b63;
        byte c00, c01, c02, c03, c04, c05, c06, c07; // what alignment may take away
    }

    /** Written by producers, consumers, who closes and who holds the gate. */
    abstract static class Slot<E> extends PadBeforeSlot<E> {
        /** How many offers and polls have claimed the slot, and the flags; see the ring. */
        long turn;

        /** The element, or null. */
        @Nullable Object slot;
    }

    @SuppressWarnings("unused") // padding is never read
    abstract static class PadAfterSlot<E> extends Slot<E> {
        byte a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15;
        byte a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31;
        byte a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a46, a47;
        byte a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63;
        byte b00, b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12, b13, b14, b15;
        byte b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31;
        byte b32, b33, b34, b35, b36, b37, b38, b39, b40, b41, b42, b43, b44, b45, b46, b47;
        byte b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, b58, b59, b60, b61, b62, b63;
        byte c00, c01, c02, c03, c04, c05, c06, c07; // what alignment may take away
    }
}
