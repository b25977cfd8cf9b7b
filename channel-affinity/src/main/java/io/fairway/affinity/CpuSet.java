package io.fairway.affinity;

import java.util.BitSet;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * An immutable set of processors, by the kernel's numbers. Of any size; numbers may have gaps.
 *
 * <p>Its text form is the kernel's: {@code 0-3,8,16-31:2/4} (of each group of four the first two).
 */
public final class CpuSet {
    /** The largest number taken from a text, so that a slip of the pen does not fill the memory. */
    private static final int MAX_CPU = 1 << 20;

    private static final CpuSet EMPTY = new CpuSet(new BitSet());

    private final BitSet bits;

    private CpuSet(BitSet bits) {
        this.bits = bits;
    }

    /**
     * No processor.
     *
     * @return the empty set
     */
    public static CpuSet empty() {
        return EMPTY;
    }

    /**
     * These processors.
     *
     * @param cpus their numbers
     * @return a new set
     * @throws IllegalArgumentException if a number is negative or absurd
     */
    public static CpuSet of(int... cpus) {
        final BitSet bits = new BitSet();
        for (int cpu : cpus) {
            bits.set(checked(cpu));
        }
        return new CpuSet(bits);
    }

    /**
     * A set from bits, of which it keeps a copy.
     *
     * @param bits the numbers
     * @return a new set
     */
    public static CpuSet of(BitSet bits) {
        return new CpuSet((BitSet) bits.clone());
    }

    private static int checked(int cpu) {
        if (cpu < 0 || cpu > MAX_CPU) {
            throw new IllegalArgumentException("cpu: " + cpu + " (must be 0.." + MAX_CPU + ")");
        }
        return cpu;
    }

    /**
     * Reads the kernel's text form.
     *
     * @param text the text; blank for the empty set
     * @return a new set
     * @throws IllegalArgumentException if it cannot be read, with the position of the fault
     */
    public static CpuSet parse(String text) {
        return new CpuSet(new CpuListParser(text, MAX_CPU).parse());
    }

    /**
     * Whether this processor is in it.
     *
     * @param cpu the number
     * @return whether it is
     */
    public boolean contains(int cpu) {
        return cpu >= 0 && bits.get(cpu);
    }

    /**
     * Whether all processors of another set are in it.
     *
     * @param other the other set
     * @return whether they are
     */
    public boolean containsAll(CpuSet other) {
        return other.minus(this).isEmpty();
    }

    /**
     * How many there are.
     *
     * @return the number
     */
    public int size() {
        return bits.cardinality();
    }

    /**
     * Whether there is none.
     *
     * @return whether it is empty
     */
    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /**
     * The lowest number.
     *
     * @return the number
     * @throws NoSuchElementException if the set is empty
     */
    public int first() {
        if (isEmpty()) {
            throw new NoSuchElementException("an empty set of processors");
        }
        return bits.nextSetBit(0);
    }

    /**
     * The highest number.
     *
     * @return the number
     * @throws NoSuchElementException if the set is empty
     */
    public int last() {
        if (isEmpty()) {
            throw new NoSuchElementException("an empty set of processors");
        }
        return bits.length() - 1;
    }

    /**
     * The numbers, ascending.
     *
     * @return a stream of them
     */
    public IntStream stream() {
        return bits.stream();
    }

    /**
     * What is in both.
     *
     * @param other the other set
     * @return a new set
     */
    public CpuSet and(CpuSet other) {
        final BitSet result = (BitSet) bits.clone();
        result.and(other.bits);
        return new CpuSet(result);
    }

    /**
     * What is in one or the other.
     *
     * @param other the other set
     * @return a new set
     */
    public CpuSet or(CpuSet other) {
        final BitSet result = (BitSet) bits.clone();
        result.or(other.bits);
        return new CpuSet(result);
    }

    /**
     * What is in this, but not in the other.
     *
     * @param other the other set
     * @return a new set
     */
    public CpuSet minus(CpuSet other) {
        final BitSet result = (BitSet) bits.clone();
        result.andNot(other.bits);
        return new CpuSet(result);
    }

    /**
     * The bits of it.
     *
     * @return a copy
     */
    public BitSet toBitSet() {
        return (BitSet) bits.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet && bits.equals(((CpuSet) other).bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    /** The kernel's text form, without strides. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        final PrimitiveIterator.OfInt numbers = stream().iterator();
        int from = -1;
        int to = -1;
        while (numbers.hasNext()) {
            final int cpu = numbers.nextInt();
            if (from >= 0 && cpu == to + 1) {
                to = cpu;
            } else {
                appendRange(text, from, to);
                from = cpu;
                to = cpu;
            }
        }
        appendRange(text, from, to);
        return text.toString();
    }

    private static void appendRange(StringBuilder text, int from, int to) {
        if (from >= 0) {
            text.append(text.isEmpty() ? "" : ",").append(from);
            if (to > from) {
                text.append('-').append(to);
            }
        }
    }
}
