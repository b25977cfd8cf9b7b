package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random hosts and preferences, against a search that tries every pair. */
class PlacementPropertyTest {
    private static final List<PlacementPolicy> ALL =
            List.of(
                    PlacementPolicy.SAME_CORE_SIBLINGS,
                    PlacementPolicy.SAME_L3,
                    PlacementPolicy.DIFFERENT_CORE,
                    PlacementPolicy.SAME_NODE,
                    PlacementPolicy.SAME_PACKAGE,
                    PlacementPolicy.ISOLATED_FIRST,
                    PlacementPolicy.explicit(3, 1));

    private static Topology host(Random random) {
        final int packages = 1 + random.nextInt(2);
        final int nodes = 1 + random.nextInt(2);
        final int l3s = 1 + random.nextInt(2);
        final int cores = 1 + random.nextInt(3);
        final int threads = 1 + random.nextInt(2);
        final int size = packages * nodes * l3s * cores * threads;
        return new MadeHost(packages, nodes, l3s, cores, threads)
                .isolated(some(random, size, 0.3).toString())
                .allowed(some(random, size, 0.7).toString())
                .topology();
    }

    private static CpuSet some(Random random, int size, double share) {
        final BitSet bits = new BitSet();
        for (int i = 0; i < size; i++) {
            bits.set(i, random.nextDouble() < share);
        }
        return CpuSet.of(bits);
    }

    private static List<PlacementPolicy> preferences(Random random) {
        final List<PlacementPolicy> shuffled = new ArrayList<>(ALL);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, random.nextInt(4));
    }

    @Property
    void noPairIsBetter(@ForAll long seed) {
        final Random random = new Random(seed);
        final Topology host = host(random);
        final List<PlacementPolicy> preferences = preferences(random);
        final CpuSet allowed = host.allowance().cpus();
        final Assignment pair = Placement.on(host).prefer(preferences).forPair();
        assertEquals(allowed.size() >= 2, pair.isComplete());
        if (!pair.isComplete()) {
            return;
        }
        final int[] found =
                violations(
                        host,
                        preferences,
                        pair.producer().cpu().getAsInt(),
                        pair.consumer().cpu().getAsInt());
        for (int a : allowed.stream().toArray()) {
            for (int b : allowed.minus(CpuSet.of(a)).stream().toArray()) {
                final int[] other = violations(host, preferences, a, b);
                assertTrue(
                        Arrays.compare(found, other) <= 0,
                        () -> pair + "\nbut better: " + a + ", " + b + " for " + preferences);
            }
        }
        assertEquals(Arrays.stream(found).filter(each -> each > 0).count(), pair.unmet().size());
    }

    /** What a pair violates, told from the definitions alone. */
    private static int[] violations(
            Topology host, List<PlacementPolicy> preferences, int producer, int consumer) {
        final Cpu a = host.cpu(producer).orElseThrow();
        final Cpu b = host.cpu(consumer).orElseThrow();
        final boolean sameCore = a.core().contains(consumer);
        return preferences.stream()
                .mapToInt(
                        each ->
                                switch (each.kind()) {
                                    case SAME_CORE_SIBLINGS -> sameCore ? 0 : 1;
                                    case SAME_L3 -> a.l3().contains(consumer) && !sameCore ? 0 : 1;
                                    case DIFFERENT_CORE -> sameCore ? 1 : 0;
                                    case SAME_NODE -> a.node() == b.node() ? 0 : 1;
                                    case SAME_PACKAGE -> a.socket().contains(consumer) ? 0 : 1;
                                    case ISOLATED_FIRST ->
                                            2
                                                    - host.isolated()
                                                            .and(CpuSet.of(producer, consumer))
                                                            .size();
                                    case EXPLICIT ->
                                            (producer == 3 ? 0 : 1) + (consumer == 1 ? 0 : 1);
                                    case CLOSEST -> throw new AssertionError("not generated");
                                })
                .toArray();
    }

    @Property(tries = 300)
    void sameInputSameChoiceWithinWhatIsFree(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int n, @ForAll boolean chain) {
        final Random random = new Random(seed);
        final Topology host = host(random);
        final List<PlacementPolicy> preferences = new ArrayList<>(preferences(random));
        preferences.add(PlacementPolicy.CLOSEST);
        final Placement placement = Placement.on(host).prefer(preferences);
        final Assignment one = chain ? placement.forPipeline(n) : placement.forThreads(n);
        final Assignment two = chain ? placement.forPipeline(n) : placement.forThreads(n);
        assertEquals(one.toString(), two.toString());
        assertEquals(one.choices(), two.choices());
        assertEquals(n, one.choices().size());
        assertTrue(host.allowance().cpus().containsAll(one.cpus()));
        assertEquals(host.allowance().cpus().size() >= n, one.isComplete());
        assertEquals(one.isComplete() ? n : 0, one.cpus().size());
        assertFalse(one.reason().isBlank());
    }
}
