package io.fairway.affinity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of a host with which the doctor has nothing to find fault, and variations of it. */
final class DoctorFixture {
    static final String CPU = "sys/devices/system/cpu/";

    private final Map<String, byte[]> files = new TreeMap<>();

    /** Four processors without SMT on one node, of which the last two are isolated. */
    static DoctorFixture good() {
        final DoctorFixture host = new DoctorFixture();
        host.processors();
        host.with("sys/devices/system/node/node0/cpulist", "0-3\n")
                .with("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n")
                .with(
                        "sys/kernel/mm/transparent_hugepage/defrag",
                        "always defer defer+madvise [madvise] never\n")
                .with("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n")
                .with("sys/fs/cgroup/cpu.max", "max 100000\n")
                .with("sys/fs/cgroup/cpuset.cpus.effective", "0-3\n")
                .with("proc/self/cgroup", "0::/\n")
                .with("proc/self/status", "Name:\tcat\nCpus_allowed_list:\t0-3\n")
                .with("proc/self/timerslack_ns", "1000\n")
                .with("proc/irq/24/smp_affinity_list", "0-1\n")
                .with("proc/irq/24/effective_affinity_list", "1\n")
                .with("proc/1/comm", "systemd\n")
                .with("proc/swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n")
                .with("proc/sys/vm/swappiness", "60\n")
                .with("proc/sys/kernel/numa_balancing", "0\n")
                .with("proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu vme tsc\n")
                .with("proc/stat", "cpu  5000 0 1000 90000 10 0 5 0 0 0\nintr 1\n")
                .with("proc/version", "Linux version 6.1.0 (gcc) #1 SMP PREEMPT_DYNAMIC\n")
                .with("proc/cmdline", "quiet mitigations=auto isolcpus=2-3 nohz_full=2-3\n");
        return host;
    }

    private void processors() {
        with(CPU + "online", "0-3\n");
        with(CPU + "isolated", "2-3\n");
        with(CPU + "nohz_full", "2-3\n");
        with(CPU + "smt/active", "0\n");
        with(CPU + "vulnerabilities/meltdown", "Not affected\n");
        for (int cpu = 0; cpu < 4; cpu++) {
            with(CPU + "cpu" + cpu + "/topology/core_cpus_list", cpu + "\n");
            with(CPU + "cpu" + cpu + "/cpuidle/state0/name", "POLL\n");
            with(CPU + "cpu" + cpu + "/cpuidle/state0/latency", "0\n");
            with(CPU + "cpu" + cpu + "/cpuidle/state1/name", "C1\n");
            with(CPU + "cpu" + cpu + "/cpuidle/state1/latency", "2\n");
            with(CPU + "cpufreq/policy" + cpu + "/scaling_governor", "performance\n");
            with(CPU + "cpufreq/policy" + cpu + "/scaling_driver", "intel_pstate\n");
        }
    }

    DoctorFixture with(String file, String text) {
        return with(file, text.getBytes(StandardCharsets.UTF_8));
    }

    DoctorFixture with(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    /** Without the files whose paths begin so. */
    DoctorFixture without(String prefix) {
        if (!files.keySet().removeIf(each -> each.startsWith(prefix))) {
            throw new IllegalArgumentException("no such file: " + prefix);
        }
        return this;
    }

    Set<String> names() {
        return Set.copyOf(files.keySet());
    }

    Path writeTo(Path root) {
        files.forEach((file, content) -> write(root.resolve(file), content));
        return root;
    }

    static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
