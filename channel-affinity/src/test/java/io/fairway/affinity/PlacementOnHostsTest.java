package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Placement and specifications on the described hosts, also on those with broken files. */
class PlacementOnHostsTest {
    private static final List<PlacementPolicy> ALL =
            PlacementPolicy.parse(
                    "isolated-first,same-core-siblings,same-l3,different-core,same-node,"
                            + "same-package,closest");

    private static final List<String> LARGE = List.of("epyc-8-ccx", "cpus-300", "cpus-2000");

    @TempDir private Path root;

    /** The trees of large hosts take longest to write and delete: in the full tier only. */
    static Stream<String> hosts() {
        final boolean proof = Boolean.getBoolean("fairway.proof");
        if (!proof) {
            System.out.println("placement: the hosts " + LARGE + " only with -Dfairway.proof=true");
        }
        return HostFixture.NAMES.stream().filter(each -> proof || !LARGE.contains(each));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    @DisplayName("each policy places a pair, with reason, where there are two CPUs")
    void everyHost(String name) {
        final Topology host = HostFixture.read(name, root);
        for (PlacementPolicy policy : ALL) {
            final CpuSet allowed = Usable.cpus(host, policy.equals(PlacementPolicy.ISOLATED_FIRST));
            final Assignment pair = Placement.on(host).prefer(policy).forPair();
            assertEquals(allowed.size() >= 2, pair.isComplete(), pair.toString());
            assertTrue(allowed.containsAll(pair.cpus()));
            assertEquals(pair.isComplete() ? 2 : 0, pair.cpus().size());
            assertFalse(pair.reason().isBlank());
        }
        for (String text : List.of("any", "last", "isolated:any", "node0:l3#0:any", "siblings")) {
            final CpuChoice choice = CpuSpec.parse(text).resolve(host, CpuSet.empty());
            assertTrue(choice.isChosen() == choice.cpu().isPresent());
            final CpuSet allowed = Usable.cpus(host, text.startsWith("isolated"));
            choice.cpu().ifPresent(cpu -> assertTrue(allowed.contains(cpu)));
            assertFalse(choice.reason().isBlank());
        }
        assertEquals(
                !Usable.cpus(host, false).isEmpty(),
                CpuSpec.parse("any").resolve(host, CpuSet.empty()).isChosen());
    }

    private Assignment pair(String name, PlacementPolicy... policies) {
        return Placement.on(HostFixture.read(name, root)).prefer(policies).forPair();
    }

    private Cpu cpu(CpuChoice choice) {
        return Topology.read(root).cpu(choice.cpu().getAsInt()).orElseThrow();
    }

    @Test
    @DisplayName("on a host with eight L3 groups a pair shares one of them")
    void epyc() {
        final Assignment pair = pair("epyc-8-ccx", PlacementPolicy.SAME_L3);
        assertEquals(List.of(), pair.unmet());
        assertEquals(cpu(pair.producer()).l3(), cpu(pair.consumer()).l3());
        assertFalse(cpu(pair.producer()).core().equals(cpu(pair.consumer()).core()));
    }

    @Test
    @DisplayName("on a hybrid host a pair has fast cores")
    void hybrid() {
        final Assignment pair = pair("hybrid");
        assertEquals(CoreType.PERFORMANCE, cpu(pair.producer()).type());
        assertEquals(CoreType.PERFORMANCE, cpu(pair.consumer()).type());
        assertEquals(List.of(), pair.warnings());
    }

    @Test
    @DisplayName(
            "CPUs isolated at boot, which no mask has, are taken where asked for, and only there")
    void isolated() {
        final Assignment plain = pair("isolated-nohz", PlacementPolicy.CLOSEST);
        assertTrue(Topology.read(root).isolated().and(plain.cpus()).isEmpty());
        assertEquals(
                7,
                CpuSpec.parse("isolated:last")
                        .resolve(Topology.read(root), CpuSet.empty())
                        .cpu()
                        .getAsInt());
        assertEquals(
                3,
                CpuSpec.parse("last")
                        .resolve(Topology.read(root), CpuSet.empty())
                        .cpu()
                        .getAsInt());
        final Assignment pair = pair("isolated-nohz", PlacementPolicy.ISOLATED_FIRST);
        assertEquals(List.of(), pair.unmet());
        assertTrue(Topology.read(root).isolated().containsAll(pair.cpus()));
    }

    @Test
    @DisplayName("a quota below two CPUs is warned of")
    void quota() {
        final Assignment pair = pair("container-v2-quota");
        assertTrue(pair.warnings().get(0).startsWith("the quota is worth "), pair.toString());
    }
}
