package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The host that the tests run on. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "topology is read on Linux only")
class ThisHostTest {

    @Test
    @DisplayName("this host's topology agrees with what the JVM may use")
    void agreesWithTheJvm() {
        final Topology topology = Topology.read();
        System.out.println(topology + ", " + topology.allowance() + ", " + topology.problems());
        final CpuSet allowed = topology.allowance().cpus();
        assertTrue(topology.online().containsAll(allowed));
        if (topology.allowance().quota().isEmpty()) {
            assertEquals(Runtime.getRuntime().availableProcessors(), allowed.size());
        }
        for (Cpu cpu : topology.cpus()) {
            assertTrue(cpu.core().contains(cpu.id()));
            assertTrue(cpu.l3().containsAll(cpu.core()));
        }
    }
}
