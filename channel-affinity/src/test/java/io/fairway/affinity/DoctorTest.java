package io.fairway.affinity;

import static io.fairway.affinity.DoctorFixture.CPU;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {
    private static final Set<Severity> NO_FAULT = EnumSet.of(Severity.OK, Severity.INFO);

    private static final String SWAPS = "Filename Type Size Used Priority\n";

    @TempDir Path root;

    @Test
    @DisplayName("a good host has no fault, and everything about it is known")
    void goodHost() {
        final Diagnosis diagnosis = examine(DoctorFixture.good());

        assertTrue(diagnosis.isHealthy(), diagnosis::toString);
        for (Finding each : diagnosis.findings()) {
            assertTrue(NO_FAULT.contains(each.severity()), each::toString);
        }
        assertEquals(
                diagnosis.findings().size(),
                diagnosis.findings().stream().map(Finding::id).distinct().count());
    }

    @ParameterizedTest
    @DisplayName("a fault by itself is found, and changes no other finding")
    @CsvSource(
            delimiter = '|',
            value = {
                "governor       | WARN | sys/devices/system/cpu/cpufreq/policy2/scaling_governor | powersave | {performance=3, powersave=1}, driver intel_pstate",
                "idle-states    | WARN | sys/devices/system/cpu/cpu3/cpuidle/state1/latency | 133 | C1 is the deepest in use, 133 us",
                "cpu-quota      | BAD  | sys/fs/cgroup/cpu.max | 150000 100000 | limited to the time of 1.50 processors",
                "cpuset         | INFO | proc/self/status | Cpus_allowed_list: 0-1 | may use 0-1 of 0-3",
                "cpuset         | WARN | proc/self/status | Cpus_allowed_list: 1 | may use 1 of 0-3",
                "nohz-full      | WARN | sys/devices/system/cpu/nohz_full | 3 | isolated processors 2 have a periodic tick",
                "nohz-full      | WARN | sys/devices/system/cpu/nohz_full | (null) | isolated processors 2-3",
                "irq-affinity   | WARN | proc/irq/25/smp_affinity_list | 3 | [25] go to isolated processors 2-3",
                "irq-affinity   | WARN | proc/irq/24/smp_affinity_list | 0-3 | [24] may go to isolated processors 2-3",
                "irqbalance     | WARN | proc/77/comm | irqbalance | irqbalance is running",
                "thp            | WARN | sys/kernel/mm/transparent_hugepage/enabled | [always] madvise never | always",
                "thp-defrag     | WARN | sys/kernel/mm/transparent_hugepage/defrag | [always] defer never | page fault compacts",
                "numa-balancing | INFO | proc/sys/kernel/numa_balancing | 1 | nothing to balance",
                "clocksource    | BAD  | sys/devices/system/clocksource/clocksource0/current_clocksource | hpet | hpet: each reading",
                "clocksource    | INFO | sys/devices/system/clocksource/clocksource0/current_clocksource | kvm-clock | kvm-clock",
                "timer-slack    | INFO | proc/self/timerslack_ns | 50000 | 50000 ns, as usual",
                "timer-slack    | WARN | proc/self/timerslack_ns | 4000000 | 4000000 ns",
                "hypervisor     | INFO | proc/cpuinfo | flags : fpu hypervisor tsc | virtual machine",
                "steal          | WARN | proc/stat | cpu 9000 0 0 950 0 0 0 50 0 0 | 0.50% since boot",
                "steal          | BAD  | proc/stat | cpu 9000 0 0 500 0 0 0 500 0 0 | 5.00% since boot",
                "preemption     | INFO | sys/kernel/realtime | 1 | a real-time kernel",
                "preemption     | INFO | sys/kernel/debug/sched/preempt | none voluntary (full) lazy | full",
                "mitigations    | INFO | proc/cmdline | quiet mitigations=off | mitigations=off, meltdown: Not affected",
            })
    void eachFault(String id, Severity severity, String file, String text, String seen) {
        onlyDiffers(DoctorFixture.good().with(file, text), id, severity, seen);
    }

    @Test
    @DisplayName("a swap is a warning, and one in use is bad")
    void swap() {
        final DoctorFixture host = DoctorFixture.good();
        final String idle = SWAPS + "/dev/sda2 partition 8388604 0 -2\n";
        onlyDiffers(host.with("proc/swaps", idle), "swap", Severity.WARN, "0 kB swapped out");

        final String used = idle + "/swapfile file 1000 512 -3\n";
        onlyDiffers(
                host.with("proc/swaps", used),
                "swap",
                Severity.BAD,
                "2 in use with 512 kB swapped out, swappiness 60");
    }

    @Test
    @DisplayName("SMT is good to know, and a fault where it halves an isolated core")
    void smt() {
        final DoctorFixture host = DoctorFixture.good().with(CPU + "smt/active", "1");
        for (int cpu = 0; cpu < 4; cpu++) {
            final String siblings = cpu < 2 ? "0-1" : "2-3";
            host.with(CPU + "cpu" + cpu + "/topology/core_cpus_list", siblings);
        }
        onlyDiffers(host, "smt", Severity.INFO, "cores have several threads");

        for (int cpu = 0; cpu < 4; cpu++) {
            final String siblings = cpu % 2 == 0 ? "0,2" : "1,3";
            host.with(CPU + "cpu" + cpu + "/topology/core_cpus_list", siblings);
        }
        onlyDiffers(host, "smt", Severity.WARN, "isolated processors 2-3 share their cores");
    }

    @Test
    @DisplayName("without isolated processors that is the fault, not what should be kept from them")
    void isolation() {
        final Diagnosis none = examine(DoctorFixture.good().with(CPU + "isolated", "\n"));
        assertEquals(Severity.WARN, finding(none, "isolation").severity());
        assertEquals(Severity.INFO, finding(none, "irq-affinity").severity());
        assertFalse(none.isHealthy());

        final DoctorFixture elsewhere =
                DoctorFixture.good().with("sys/fs/cgroup/cpuset.cpus.effective", "0-1");
        final Finding finding = finding(examine(elsewhere), "isolation");
        assertEquals(Severity.WARN, finding.severity());
        assertTrue(finding.seen().contains("none is in this process's cpuset"), finding::toString);
    }

    @Test
    @DisplayName("NUMA balancing is a fault where there are two nodes")
    void numaBalancing() {
        final DoctorFixture host =
                DoctorFixture.good()
                        .with("sys/devices/system/node/node0/cpulist", "0-1")
                        .with("sys/devices/system/node/node1/cpulist", "2-3")
                        .with("proc/sys/kernel/numa_balancing", "1");
        onlyDiffers(host, "numa-balancing", Severity.WARN, "on, mode 1");
    }

    @Test
    @DisplayName("a deep idle state that is switched off is no fault")
    void disabledIdleState() {
        final String state = CPU + "cpu1/cpuidle/state2/";
        final DoctorFixture host =
                DoctorFixture.good().with(state + "name", "C6").with(state + "latency", "200");
        onlyDiffers(host, "idle-states", Severity.WARN, "C6 is the deepest in use");
        onlyDiffers(host.with(state + "disable", "1"), "idle-states", Severity.OK, "C1");
    }

    @Test
    @DisplayName("steal is what is counted while looking, wherever something is")
    void stealWhileLooking() {
        // Much since boot, of which little lately; one tick may be rounding.
        assertEquals(Severity.BAD, steal("100 0 0 0 0 0 0 900", "200 0 0 0 0 0 0 902").severity());
        assertEquals(Severity.OK, steal("100 0 0 0 0 0 0 900", "200 0 0 0 0 0 0 901").severity());
        final Finding none = steal("100 0 0 0 0 0 0 900", "200 0 0 0 0 0 0 900");
        assertEquals("0.00% while looking", none.seen());
        // Guest time is counted as user time already.
        assertEquals(
                "50.00% while looking", steal("0 0 0 0 0 0 0 0", "50 0 0 0 0 0 0 50 900").seen());
    }

    private Finding steal(String before, String after) {
        DoctorFixture.good().with("proc/stat", "cpu " + before).writeTo(root);
        final byte[] later = ("cpu " + after).getBytes(StandardCharsets.UTF_8);
        final Runnable pause = () -> DoctorFixture.write(root.resolve("proc/stat"), later);
        return finding(Doctor.examine(root, pause), "steal");
    }

    @ParameterizedTest
    @DisplayName("what is missing is unknown, with the reason, and no fault")
    @CsvSource({
        "governor, sys/devices/system/cpu/cpufreq",
        "smt, sys/devices/system/cpu/smt/active",
        "nohz-full, sys/devices/system/cpu/nohz_full",
        "irq-affinity, proc/irq",
        "irqbalance, proc/1",
        "thp, sys/kernel/mm/transparent_hugepage/enabled",
        "thp-defrag, sys/kernel/mm/transparent_hugepage/defrag",
        "swap, proc/swaps",
        "numa-balancing, proc/sys/kernel/numa_balancing",
        "clocksource, sys/devices/system/clocksource",
        "timer-slack, proc/self/timerslack_ns",
        "hypervisor, proc/cpuinfo",
        "steal, proc/stat",
        "preemption, proc/version",
        "mitigations, proc/cmdline",
        "cpu-quota, proc/self/cgroup",
        "cpuset, proc/self/status",
    })
    void missing(String id, String file) {
        final Diagnosis diagnosis = examine(DoctorFixture.good().without(file));

        final Finding finding = finding(diagnosis, id);
        assertEquals(Severity.UNKNOWN, finding.severity(), finding::toString);
        assertFalse(finding.seen().isEmpty());
        assertTrue(diagnosis.isHealthy(), diagnosis::toString);
    }

    @Test
    @DisplayName("of an empty host all is unknown")
    void emptyHost() {
        final Diagnosis diagnosis = Doctor.examine(root, () -> {});
        for (Finding each : diagnosis.findings()) {
            assertEquals(Severity.UNKNOWN, each.severity(), each::toString);
        }
        assertTrue(diagnosis.isHealthy());
    }

    @ParameterizedTest
    @DisplayName("garbage is unknown, wherever garbage can be told from a value")
    @ValueSource(
            strings = {"\u0000\u00ff\u001b[31m", "", "-1", "99999999999999999999", "[", "a\nb"})
    void garbage(String text) {
        final DoctorFixture host = DoctorFixture.good();
        host.names().forEach(each -> host.with(each, text));
        for (Finding each : examine(host).findings()) {
            // Any text is a name of a process, and a command line of a kernel; an empty list of
            // processors is one.
            final boolean any =
                    Set.of("irqbalance", "mitigations").contains(each.id())
                            || (text.isEmpty()
                                    && Set.of("nohz-full", "isolation", "irq-affinity")
                                            .contains(each.id()));
            assertTrue(any || each.severity() == Severity.UNKNOWN, each::toString);
            assertTrue(each.seen().matches("[\\x20-\\x7e]*") || any, each::toString);
        }
    }

    @Test
    @DisplayName("no content of the files makes it throw")
    void randomContent() {
        final long seed = Long.getLong("fairway.test.seed", System.nanoTime());
        System.out.println("replay with -Dfairway.test.seed=" + seed);
        final Random random = new Random(seed);
        final String[] words = {
            "0", "1-3", "cpu", "[x]", "always", "\n", " ", ":", ",", "-", "\u00e9"
        };
        final List<String> all = ids(examine(DoctorFixture.good()));
        for (int round = 0; round < 15; round++) {
            final DoctorFixture host = DoctorFixture.good();
            for (String each : host.names()) {
                final String text =
                        random.ints(random.nextInt(6), 0, words.length)
                                .mapToObj(i -> words[i])
                                .collect(Collectors.joining());
                host.with(each, text);
            }
            assertEquals(all, ids(examine(host)));
        }
    }

    @Test
    @DisplayName("a directory in the place of a file is unknown, and the reason says so")
    void directoryInsteadOfFile() {
        final DoctorFixture host =
                DoctorFixture.good().without("proc/swaps").with("proc/swaps/file", "x");
        final Finding finding = finding(examine(host), "swap");
        assertEquals(Severity.UNKNOWN, finding.severity());
        assertEquals("is a directory", finding.seen());
    }

    @Test
    @DisplayName("the table has the advice below each fault")
    void table() {
        final String table =
                examine(DoctorFixture.good().with("proc/77/comm", "irqbalance")).toString();
        assertTrue(
                table.matches(
                        "(?s).*\\RWARN     irqbalance      irqbalance is running"
                                + " \\(proc/77/comm\\)\\R {25}-> Stop it.*"),
                table);
    }

    @Test
    @DisplayName("this host can be examined")
    void thisHost() {
        final Diagnosis diagnosis = Doctor.examine();
        System.out.println(diagnosis);
        assertEquals(ids(examine(DoctorFixture.good())), ids(diagnosis));
    }

    /** This finding and no other differs from those of the good host. */
    private void onlyDiffers(DoctorFixture host, String id, Severity severity, String seen) {
        final Diagnosis good =
                Doctor.examine(DoctorFixture.good().writeTo(root.resolve("good")), () -> {});
        final Diagnosis diagnosis = examine(host);
        final Finding finding = finding(diagnosis, id);
        assertEquals(severity, finding.severity(), finding::toString);
        assertTrue(finding.seen().contains(seen), finding::toString);
        assertTrue(!finding.isFault() || !finding.advice().isEmpty(), "a fault without advice");
        assertEquals(NO_FAULT.contains(severity), diagnosis.isHealthy());
        if (severity != Severity.OK) {
            assertNotEquals(finding(good, id), finding);
        }
        for (Finding each : good.findings()) {
            if (!each.id().equals(id)) {
                assertEquals(each, finding(diagnosis, each.id()));
            }
        }
    }

    private Diagnosis examine(DoctorFixture host) {
        return Doctor.examine(host.writeTo(newDirectory()), () -> {});
    }

    private int directories;

    private Path newDirectory() {
        return root.resolve("host" + directories++);
    }

    private static Finding finding(Diagnosis diagnosis, String id) {
        return diagnosis.findings().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::id).toList();
    }
}
