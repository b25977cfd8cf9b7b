package io.fairway.verify.guest.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.Cpu;
import io.fairway.affinity.NumaNode;
import io.fairway.affinity.Problem;
import io.fairway.affinity.Topology;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is read of the guest is what was asked of qemu. */
class TopologyChecks {
    /** The kernel keeps some of a node's memory for itself. */
    private static final double LEAST_PART = 0.7;

    private final Asked asked = new Asked();
    private final Topology topology = Topology.read();

    @Test
    @DisplayName("processors, cores and packages")
    void processors() {
        assertEquals(asked.cpus(), topology.online());
        assertEquals(asked.cores(), topology.cores());
        assertEquals(asked.sockets(), topology.sockets());
    }

    @Test
    @DisplayName("the nodes, and which processors are theirs")
    void nodes() {
        assertEquals(asked.nodes(), topology.nodes().size());
        for (NumaNode each : topology.nodes()) {
            assertEquals(asked.cpusOf(each.id()), each.cpus(), () -> "node " + each.id());
        }
        for (Cpu each : topology.cpus()) {
            assertEquals(asked.nodeOf(each.id()), each.node(), each::toString);
        }
    }

    @Test
    @DisplayName("the distances, in each direction")
    void distances() {
        for (NumaNode from : topology.nodes()) {
            for (NumaNode to : topology.nodes()) {
                assertEquals(
                        asked.distance(from.id(), to.id()),
                        from.distanceTo(to.id()),
                        () -> from.id() + " to " + to.id());
            }
        }
    }

    @Test
    @DisplayName("the memory of each node, less what the kernel keeps")
    void memory() {
        for (NumaNode each : topology.nodes()) {
            final long bytes = asked.bytesOf(each.id());
            assertTrue(
                    each.memoryBytes() <= bytes && each.memoryBytes() > LEAST_PART * bytes,
                    () -> each + ", and asked was " + bytes);
        }
    }

    @Test
    @DisplayName("isolcpus and nohz_full")
    void isolation() {
        assertEquals(asked.isolated(), topology.isolated());
        assertEquals(asked.nohzFull(), topology.nohzFull());
    }

    @Test
    @DisplayName("this process may use what is not isolated, of the root's cpuset, without a quota")
    void allowance() {
        assertEquals(asked.housekeeping(), topology.allowance().affinity());
        assertEquals(asked.cpus(), topology.allowance().cpuset());
        assertEquals(OptionalDouble.empty(), topology.allowance().quota());
        assertEquals(
                asked.housekeeping().size(), Runtime.getRuntime().availableProcessors(), "the JVM");
    }

    @Test
    @DisplayName("nothing is left unknown")
    void problems() {
        final boolean siblings = asked.cores().stream().anyMatch(each -> each.size() > 1);
        assertEquals(
                List.of(),
                topology.problems().stream().filter(each -> !siblings || !isOfQemu(each)).toList());
    }

    /** Some versions of qemu tell that a core's hardware threads have an L1 and an L2 each. */
    private static boolean isOfQemu(Problem problem) {
        return problem.source().matches(".*/cache/index[012]/shared_cpu_list");
    }
}
