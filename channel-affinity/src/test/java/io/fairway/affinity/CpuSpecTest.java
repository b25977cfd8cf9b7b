package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSpecTest {
    /** Two packages of a node of two L3 groups of four cores of two threads: 32 processors. */
    private final Topology host =
            new MadeHost(2, 1, 2, 4, 2).isolated("6-7,14-15").allowed("0-30").topology();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3|3",
                "1,5-7|1",
                "any|1",
                "first|0",
                "last|30",
                "last-1|29",
                "isolated:last|15",
                "isolated:last-2|7",
                "housekeeping:last|30",
                "nohz:any|6",
                "node0:l3#1:any|4",
                "node1:l3#0:any|8",
                "node1:first|8",
                "package1:any|8",
                "package1:isolated:any|14",
                "die#1:l3#1:any|12",
                "core2:first|2",
                "core2:siblings|18",
                "core2:any|2",
                "node0:0-3|1",
                "siblings|17",
                " last |30"
            })
    @DisplayName("finds the CPU")
    void finds(String text, int expected) {
        final CpuChoice choice = CpuSpec.parse(text).resolve(host, CpuSet.empty());
        assertTrue(choice.isChosen(), choice.toString());
        assertEquals(expected, choice.cpu().getAsInt(), choice.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "31|\"31\": CPU 31 is not among those that this process may use (0-30)",
                "99|\"99\": no such CPU among those that are online (0-31)",
                "node7:any|\"node7:any\": no CPU of 0-30 is in node7",
                "l3#4:any|\"l3#4:any\": no CPU of 0-30 is in l3#4",
                "node0:isolated:8|\"node0:isolated:8\": no CPU of 6-7 is listed",
                "efficiency:any|\"efficiency:any\": no CPU of 0-30 is in efficiency",
                "isolated:last-4|\"isolated:last-4\": there are only 4 CPUs to count from"
                        + " (6-7,14-15)",
                "isolated:siblings|\"isolated:siblings\": no CPU of 6-7,14-15 is a sibling of a"
                        + " lower one of its core"
            })
    @DisplayName("refuses what is not there, and says which step leaves nothing")
    void refuses(String text, String reason) {
        final CpuChoice choice = CpuSpec.parse(text).resolve(host, CpuSet.empty());
        assertEquals(CpuChoice.Status.REFUSED, choice.status());
        assertEquals(reason, choice.reason());
    }

    @Test
    @DisplayName("any and lists avoid what is reserved; first, last and a number do not move")
    void reserved() {
        final CpuSet taken = CpuSet.parse("1,30");
        assertEquals(2, CpuSpec.parse("any").resolve(host, taken).cpu().getAsInt());
        assertEquals(
                2,
                CpuSpec.parse("17,2").resolve(host, taken).cpu().getAsInt(),
                "17 is on the core of 1");
        assertEquals(
                "\"last\": CPU 30 is reserved",
                CpuSpec.parse("last").resolve(host, taken).reason());
        assertEquals("\"1\": CPU 1 is reserved", CpuSpec.parse("1").resolve(host, taken).reason());
        assertEquals(
                CpuChoice.Status.UNPINNED, CpuSpec.parse("none").resolve(host, taken).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|0",
                "nod|0",
                "node|4",
                "nodeX:any|4",
                "node0|5",
                "node0:|6",
                "node0:any:|9",
                "node0::any|6",
                "any:node0|3",
                "last-|5",
                "last-x|5",
                "3-1|2",
                "1,|2",
                "1,,2|2",
                "1 2|2",
                "l3:any|0",
                "isolated:none|9",
                "9999999|0",
                "1-9999999|2",
                "-1|0",
                "ANY|0",
                "\u0663|0",
                "core2:siblings2|14"
            })
    @DisplayName("points at the character that is not expected")
    void faults(String text, int position) {
        final CpuSpecException e = assertThrows(CpuSpecException.class, () -> CpuSpec.parse(text));
        assertEquals(position, e.position(), e.getMessage());
        final String[] lines = e.getMessage().split("\n");
        assertEquals(3, lines.length);
        assertEquals(2 + position, lines[2].indexOf('^'));
        assertTrue(lines[0].endsWith("at position " + position), lines[0]);
    }

    @Test
    @DisplayName("the message has the text, a caret and what was expected")
    void message() {
        assertEquals(
                "CPU specification: expected a number at position 4\n  node:any\n      ^",
                assertThrows(CpuSpecException.class, () -> CpuSpec.parse("node:any")).getMessage());
        assertEquals(
                "CPU specification: expected the end at position 5\n  any  x\n       ^",
                assertThrows(CpuSpecException.class, () -> CpuSpec.parse("any \tx")).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5-7", "last-1", "isolated:last", "node0:l3#1:any", "core2:siblings"})
    @DisplayName("prints as it was written")
    void prints(String text) {
        assertEquals(text, CpuSpec.parse(text).toString());
    }

    @Property
    void printingAndParsingAgree(@ForAll long seed) {
        final CpuSpec spec = random(new Random(seed));
        final CpuSpec again = CpuSpec.parse(spec.toString());
        assertEquals(spec, again);
        assertEquals(spec.hashCode(), again.hashCode());
        assertEquals(spec.toString(), again.toString());
        assertEquals(spec.resolve(host, CpuSet.empty()), again.resolve(host, CpuSet.empty()));
    }

    private static CpuSpec random(Random random) {
        final List<CpuScope> scopes = new ArrayList<>();
        final CpuScope.Kind[] kinds = CpuScope.Kind.values();
        while (random.nextInt(3) > 0) {
            final CpuScope.Kind kind = kinds[random.nextInt(kinds.length)];
            scopes.add(new CpuScope(kind, kind.indexed ? random.nextInt(4) : -1));
        }
        final CpuPick pick =
                switch (random.nextInt(5)) {
                    case 0 -> CpuPick.of(CpuPick.Kind.ANY);
                    case 1 -> CpuPick.of(CpuPick.Kind.SIBLINGS);
                    case 2 -> CpuPick.last(random.nextInt(5));
                    case 3 -> CpuPick.of(CpuPick.Kind.FIRST);
                    default ->
                            CpuPick.list(
                                    CpuSet.of(random.ints(1 + random.nextInt(6), 0, 40).toArray()));
                };
        return new CpuSpec(scopes, pick);
    }

    @Property
    void anyTextIsReadOrRefusedAsDocumented(@ForAll String text) {
        readOrRefused(text);
    }

    @Property(tries = 5000)
    void nearlyRightTextIsReadOrRefusedAsDocumented(@ForAll("pieces") String text) {
        readOrRefused(text);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "isolated",
                        "node",
                        "l3#",
                        "core",
                        "package",
                        "die#",
                        "any",
                        "none",
                        "last",
                        "first",
                        "siblings",
                        ":",
                        "-",
                        ",",
                        "0",
                        "7",
                        "1048576",
                        " ",
                        "x")
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }

    private void readOrRefused(String text) {
        final CpuSpec spec;
        try {
            spec = CpuSpec.parse(text);
        } catch (CpuSpecException e) {
            assertTrue(e.position() >= 0 && e.position() <= text.length(), e.getMessage());
            return;
        }
        assertEquals(spec, CpuSpec.parse(spec.toString()));
        final CpuChoice choice = spec.resolve(host, CpuSet.empty());
        assertTrue(choice.cpu().isEmpty() || host.online().contains(choice.cpu().getAsInt()));
    }
}
