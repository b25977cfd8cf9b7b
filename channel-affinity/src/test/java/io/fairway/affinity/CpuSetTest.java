package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuSetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "0-3|0-3",
                "0-1,3|0-1,3",
                "3,1,2|1-3",
                "0-31:2/4|0-1,4-5,8-9,12-13,16-17,20-21,24-25,28-29",
                "0-6:4/5|0-3,5-6",
                "1000-1999|1000-1999"
            })
    @DisplayName("the kernel's lists are read")
    void lists(String text, String expected) {
        assertEquals(expected, CpuSet.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x|expected a number at position 0",
                "0-|expected a number at position 2",
                "3-1|a range that ends before it begins at position 3",
                "0,|expected a number at position 2",
                "0-7:2|expected '/' at position 5",
                "0-7:5/4|expected a part of a group, as in 2/4 at position 7",
                "0 1|unexpected '1' at position 2",
                "99999999|a number above 1048576 at position 0",
                "-1|expected a number at position 0"
            })
    @DisplayName("what cannot be read is refused, with the position")
    void faults(String text, String expected) {
        final IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> CpuSet.parse(text));
        assertTrue(e.getMessage().endsWith(expected), e.getMessage());
    }

    @Test
    @DisplayName("the empty set has no number")
    void empty() {
        assertTrue(CpuSet.parse("\n").isEmpty());
        assertEquals("", CpuSet.empty().toString());
        assertThrows(NoSuchElementException.class, CpuSet.empty()::first);
        assertThrows(NoSuchElementException.class, CpuSet.empty()::last);
        assertFalse(CpuSet.empty().contains(0));
        assertFalse(CpuSet.of(1).contains(-1));
        assertThrows(IllegalArgumentException.class, () -> CpuSet.of(-1));
    }

    @Property
    void textFormIsReadBack(@ForAll Set<@IntRange(max = 4095) Integer> numbers) {
        final CpuSet set = of(numbers);
        assertEquals(set, CpuSet.parse(set.toString()));
        assertEquals(numbers.size(), set.size());
    }

    @Property
    void algebra(
            @ForAll Set<@IntRange(max = 200) Integer> a,
            @ForAll Set<@IntRange(max = 200) Integer> b) {
        final TreeSet<Integer> union = new TreeSet<>(a);
        union.addAll(b);
        final TreeSet<Integer> both = new TreeSet<>(a);
        both.retainAll(b);
        final TreeSet<Integer> only = new TreeSet<>(a);
        only.removeAll(b);
        assertEquals(of(union), of(a).or(of(b)));
        assertEquals(of(both), of(a).and(of(b)));
        assertEquals(of(only), of(a).minus(of(b)));
        assertEquals(a.containsAll(b), of(a).containsAll(of(b)));
        assertEquals(a.equals(b), of(a).equals(of(b)));
    }

    private static CpuSet of(Set<Integer> numbers) {
        return CpuSet.of(numbers.stream().mapToInt(Integer::intValue).toArray());
    }
}
