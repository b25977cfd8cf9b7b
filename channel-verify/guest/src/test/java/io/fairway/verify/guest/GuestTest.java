package io.fairway.verify.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.Topology;
import io.fairway.channel.Channel;
import io.fairway.ring.Ring;
import io.fairway.verify.guest.inside.Main;
import io.fairway.verify.guest.inside.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;

/** Boots machines with two NUMA nodes, and lets tests of channel-affinity run in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GuestTest {
    private static final boolean FULL = Boolean.getBoolean("fairway.proof");

    /** Those of cpusets start other JVMs in the guest, which is slow. */
    private static final List<String> CHECKS =
            Stream.of("Topology", "Pinning", "Placement", "Memory", "Ring", "Cpuset")
                    .filter(each -> FULL || !each.equals("Cpuset"))
                    .map(each -> Main.class.getPackageName() + "." + each + "Checks")
                    .toList();

    /** Those of channel-affinity that ask something of the kernel. */
    private static final List<String> OWN_TESTS =
            Stream.of(
                            "ThisHost",
                            "Pinning",
                            "PinInCpuset",
                            "NumaMemory",
                            "PinnedThreadFactory",
                            "LeaseProcesses",
                            "AffinityReport",
                            "JitterSampler",
                            "ChannelMap")
                    .map(each -> Topology.class.getPackageName() + "." + each + "Test")
                    .toList();

    private static final String ONE_MACHINE =
            "one machine is booted, without cpusets; all of it with -Dfairway.proof=true";

    private static final List<Path> CLASS_PATH =
            Stream.of(
                            Main.class,
                            Topology.class,
                            Channel.class,
                            Ring.class,
                            Test.class,
                            ParameterizedTest.class,
                            JupiterTestEngine.class,
                            JUnitException.class,
                            TestEngine.class,
                            Launcher.class,
                            AssertionFailedError.class)
                    .map(Guest::origin)
                    .toList();

    private Guest guest;

    @BeforeAll
    void link(@TempDir Path directory) throws Exception {
        final Ingredients.Search search = Ingredients.search();
        if (search.found() == null) {
            assertTrue(!Boolean.getBoolean("fairway.guest.required"), search.missing());
            System.out.println("skipped: " + search.missing());
            Assumptions.abort(search.missing());
        }
        guest = Guest.link(search.found(), directory);
    }

    private static void assertAllWell(Verdict verdict) {
        assertAllWell(verdict, CHECKS);
    }

    private static void assertAllWell(Verdict verdict, List<String> classes) {
        verdict.checks().forEach(System.out::println);
        assertTrue(verdict.passed() > 0, () -> "no verdict: " + verdict.console());
        assertEquals(0, verdict.failed(), verdict::console);
        assertEquals(verdict.passed(), verdict.count(Report.PASSED), verdict::console);
        for (String each : classes) {
            final String line = Report.PASSED + each.replaceAll(".*\\.", "") + ".";
            assertTrue(
                    verdict.checks().stream().anyMatch(it -> it.startsWith(line)),
                    () -> "nothing of " + each + " was run: " + verdict.console());
        }
    }

    @Test
    @DisplayName("two nodes, every second processor on the other; all of it in one direction only")
    void interleaved() throws Exception {
        final Machine machine = Machine.interleaved();
        final Verdict verdict = guest.boot("interleaved", machine, machine, CLASS_PATH, CHECKS);
        assertAllWell(verdict);
        assertEquals(0, verdict.skipped(), verdict::console);
    }

    @Test
    @DisplayName("two nodes of one core with two hardware threads each; one node is isolated")
    void siblings() throws Exception {
        needsFullTier();
        final Machine machine = Machine.siblings();
        final Verdict verdict = guest.boot("siblings", machine, machine, CLASS_PATH, CHECKS);
        assertAllWell(verdict);
    }

    @Test
    @DisplayName("what the module's own tests ask of this host, they ask of two nodes")
    void ownTests() throws Exception {
        needsFullTier();
        final Machine machine = Machine.interleaved();
        final Path classes = Path.of(System.getProperty("fairway.guest.affinity-tests"));
        final Verdict verdict =
                guest.boot(
                        "own-tests",
                        machine,
                        machine,
                        Stream.concat(
                                        CLASS_PATH.stream(),
                                        Stream.of(classes, Guest.origin(Histogram.class)))
                                .toList(),
                        OWN_TESTS);
        assertAllWell(verdict, OWN_TESTS);
    }

    @Test
    @DisplayName("a machine that is not as the tests are told fails them: they are awake")
    void misdescribed() throws Exception {
        needsFullTier();
        final Machine machine = Machine.interleaved();
        final Verdict verdict =
                guest.boot(
                        "misdescribed",
                        machine,
                        machine.misdescribed(),
                        CLASS_PATH,
                        List.of(CHECKS.get(0)));
        verdict.checks().forEach(System.out::println);
        assertEquals(
                Set.of("distances", "isolation", "allowance"),
                verdict.checks().stream()
                        .filter(each -> each.startsWith(Report.FAILED))
                        .map(each -> each.replaceAll(".*?Checks\\.(\\w+):.*", "$1"))
                        .collect(Collectors.toSet()),
                verdict::console);
    }

    private static void needsFullTier() {
        if (!FULL) {
            System.out.println("skipped: " + ONE_MACHINE);
            Assumptions.abort(ONE_MACHINE);
        }
    }
}
