package io.fairway.ring;

/**
 * The memory layout of every ring, and the only place that knows about padding.
 *
 * <p>Three groups of fields, each at least {@value #PADDING} bytes from the next and from the ends
 * of the object: what never changes, what producers write, what consumers write. 128 bytes and not
 * 64, because adjacent-line prefetchers move lines in pairs. The layout is a chain of classes
 * because the JVM lays out a superclass's fields before its subclass's; bytes, because since JDK 15
 * it may move wider padding into gaps. {@code RingLayoutTest} holds it to that.
 */
final class RingFields {

    /** Distance in bytes kept between fields that different threads write. */
    static final int PADDING = 128;

    private RingFields() {}

    @SuppressWarnings("unused") // padding is never read
    abstract static class PadBeforeShape<E> extends Ring<E> {
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

    /** What never changes after construction. */
    abstract static class Shape<E> extends PadBeforeShape<E> {
        /** The elements; null outside the window from head to tail. */
        final Object[] slots;

        /** One stamp per slot in {@link MpmcRing}; empty in the others. */
        final long[] stamps;

        /** Capacity minus one, as an index in place within a cursor word. */
        final long lastIndex;

        /** All index bits of a cursor word. */
        final long indexMask;

        /** One lap, as the difference between two positions with the same index. */
        final long lap;

        Shape(Object[] slots, long[] stamps) {
            this.slots = slots;
            this.stamps = stamps;
            final int last = slots.length - 1;
            final int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(last);
            this.lastIndex = (long) last << Cursor.FLAG_BITS;
            this.lap = 1L << (indexBits + Cursor.FLAG_BITS);
            this.indexMask = lap - Cursor.STEP;
        }
    }

    @SuppressWarnings("unused") // padding is never read
    abstract static class PadAfterShape<E> extends Shape<E> {
        byte a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15;
        byte a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31;
        byte a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a46, a47;
        byte a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63;
        byte b00, b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12, b13, b14, b15;
        byte b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31;
        byte b32, b33, b34, b35, b36, b37, b38, b39, b40, b41, b42, b43, b44, b45, b46, b47;
        byte b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, b58, b59, b60, b61, b62, b63;
        byte c00, c01, c02, c03, c04, c05, c06, c07; // what alignment may take away

        PadAfterShape(Object[] slots, long[] stamps) {
            super(slots, stamps);
        }
    }

    /** Written by producers (and by who closes or holds the gate). */
    abstract static class ProducerLine<E> extends PadAfterShape<E> {
        /** Cursor word of the next element to come; see the package's drawing. */
        long tail;

        /**
         * A position that the tail may not pass, at most the true one; spares producers a look at
         * the consumer's line. Single-consumer rings only.
         */
        long limit;

        ProducerLine(Object[] slots, long[] stamps) {
            super(slots, stamps);
        }
    }

    @SuppressWarnings("unused") // padding is never read
    abstract static class PadAfterTail<E> extends ProducerLine<E> {
        byte a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15;
        byte a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31;
        byte a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a46, a47;
        byte a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63;
        byte b00, b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12, b13, b14, b15;
        byte b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31;
        byte b32, b33, b34, b35, b36, b37, b38, b39, b40, b41, b42, b43, b44, b45, b46, b47;
        byte b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, b58, b59, b60, b61, b62, b63;
        byte c00, c01, c02, c03, c04, c05, c06, c07; // what alignment may take away

        PadAfterTail(Object[] slots, long[] stamps) {
            super(slots, stamps);
        }
    }

    /** Written by consumers (and by who holds the gate). */
    abstract static class ConsumerLine<E> extends PadAfterTail<E> {
        /** Cursor word of the next element to go; claims a take. */
        long head;

        /** Every slot before this position is cleared. Single-consumer rings only. */
        long taken;

        ConsumerLine(Object[] slots, long[] stamps) {
            super(slots, stamps);
        }
    }

    @SuppressWarnings("unused") // padding is never read
    abstract static class PadAfterHead<E> extends ConsumerLine<E> {
        byte a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15;
        byte a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31;
        byte a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a46, a47;
        byte a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63;
        byte b00, b01, b02, b03, b04, b05, b06, b07, b08, b09, b10, b11, b12, b13, b14, b15;
        byte b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31;
        byte b32, b33, b34, b35, b36, b37, b38, b39, b40, b41, b42, b43, b44, b45, b46, b47;
        byte b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, b58, b59, b60, b61, b62, b63;
        byte c00, c01, c02, c03, c04, c05, c06, c07; // what alignment may take away

        PadAfterHead(Object[] slots, long[] stamps) {
            super(slots, stamps);
        }
    }
}
