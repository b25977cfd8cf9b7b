package io.fairway.verify.hardship;

/** Fills the heap to the last byte, and then gives it back in the smallest pieces there are. */
final class Ballast {
    private static final int LARGEST = 1 << 20;
    private static final int SMALLEST = 16;

    private Block blocks;
    private Cell filling;
    private Cell spare;

    /** Some bytes, in a chain. */
    private static final class Block {
        final Block next;
        final byte[] bytes;

        Block(Block next, byte[] bytes) {
            this.next = next;
            this.bytes = bytes;
        }
    }

    /** The smallest object with a link. */
    private static final class Cell {
        final Cell next;

        Cell(Cell next) {
            this.next = next;
        }
    }

    /** Fills the heap, so that nothing can be allocated but in the spare cells once dropped. */
    void fill(int spareCells) {
        for (int i = 0; i < spareCells; i++) {
            spare = new Cell(spare);
        }
        for (int size = LARGEST; size >= SMALLEST; size /= 2) {
            try {
                for (; ; ) {
                    blocks = new Block(blocks, new byte[size]);
                }
            } catch (OutOfMemoryError e) {
                // no room for this size: go on with a smaller one
            }
        }
        try {
            for (; ; ) {
                filling = new Cell(filling);
            }
        } catch (OutOfMemoryError e) {
            // full
        }
    }

    /** Gives back one cell. */
    void dropCell() {
        spare = spare.next;
    }

    /** Gives back everything. */
    void dropAll() {
        blocks = null;
        filling = null;
        spare = null;
    }
}
