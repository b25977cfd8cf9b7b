package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Of each host, hwloc reads the same cores, caches, dies, packages, nodes and cpuset. */
class HwlocAgreementTest {
    private static final String LSTOPO = "lstopo-no-graphics";

    /** Where it should differ, and why. */
    private static final Map<String, String> OTHER_CPUSETS =
            Map.of("cgroup-v1-cpuset", "it takes the configured set, which is not in force");

    private final List<String> compared = new ArrayList<>();

    @Test
    @DisplayName("hwloc reads the same as we do, of every host that it can read")
    void agrees() throws Exception {
        if (!ForeignTool.isInstalled(LSTOPO)) {
            System.out.println("SKIPPED: " + LSTOPO + " of hwloc is not installed");
        }
        assumeTrue(ForeignTool.isInstalled(LSTOPO), LSTOPO + " of hwloc is not installed");
        for (String name : HostFixture.NAMES) {
            final Path root = MemoryDirectory.create();
            try {
                compare(name, root);
            } finally {
                HostTree.delete(root);
            }
        }
        System.out.println("hwloc agrees about " + compared);
        assertTrue(
                compared.containsAll(List.of("laptop", "dual-socket", "hybrid", "sparse-offline")),
                "hwloc could not even read ordinary hosts");
    }

    private void compare(String name, Path root) throws Exception {
        final Topology ours = HostFixture.read(name, root);
        final ForeignTool.Result result =
                ForeignTool.run(
                        List.of(
                                LSTOPO,
                                "--if",
                                "fsroot",
                                "-i",
                                root.toString(),
                                "--of",
                                "xml",
                                "--disallowed",
                                "--no-io",
                                "--filter",
                                "die:all"),
                        Map.of("HWLOC_HIDE_ERRORS", "2"));
        if (result.exit() != 0 || !result.output().contains("<topology")) {
            System.out.println("hwloc cannot read " + name + ": " + result.errors().strip());
            return;
        }
        if (TopologyProblems.areAboutProcessors(ours)) {
            System.out.println("hwloc not compared on " + name + ": broken on purpose");
            return;
        }
        final Document theirs = parse(result.output());
        same(name, "cores", ours.cores(), objects(theirs, "Core"));
        same(name, "L3 groups", ours.l3Groups(), lastCaches(theirs));
        same(name, "dies", ours.dies(), objects(theirs, "Die"));
        same(name, "packages", ours.sockets(), objects(theirs, "Package"));
        nodes(name, ours, theirs);
        distances(name, ours, theirs);
        cpuset(name, ours, theirs);
        compared.add(name);
    }

    private static Document parse(String xml) throws Exception {
        final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /** It leaves out levels that say nothing new. */
    private static void same(String name, String kind, List<CpuSet> ours, List<CpuSet> theirs) {
        if (theirs.isEmpty()) {
            System.out.println("hwloc shows no " + kind + " on " + name);
            return;
        }
        ForeignTool.same(name + ", " + kind, ours, theirs);
    }

    private static List<CpuSet> objects(Document document, String type) {
        return elements(document, "object").stream()
                .filter(each -> each.getAttribute("type").equals(type))
                .map(each -> set(each.getAttribute("cpuset")))
                .toList();
    }

    private static List<CpuSet> lastCaches(Document document) {
        final List<CpuSet> third = objects(document, "L3Cache");
        return third.isEmpty() ? objects(document, "L2Cache") : third;
    }

    private static void nodes(String name, Topology ours, Document theirs) {
        final List<Element> nodes =
                elements(theirs, "object").stream()
                        .filter(each -> each.getAttribute("type").equals("NUMANode"))
                        .toList();
        assertEquals(ours.nodes().size(), nodes.size(), name);
        for (Element each : nodes) {
            final int id = Integer.parseInt(each.getAttribute("os_index"));
            final NumaNode node = ours.node(id).orElseThrow();
            assertEquals(
                    String.valueOf(node.memoryBytes()), each.getAttribute("local_memory"), name);
            // To memory without processors it gives those of the nearest node.
            if (!node.cpus().isEmpty()) {
                assertEquals(node.cpus(), set(each.getAttribute("cpuset")), name);
            }
        }
    }

    private static void cpuset(String name, Topology ours, Document theirs) {
        final Element machine = elements(theirs, "object").get(0);
        final CpuSet allowed = set(machine.getAttribute("allowed_cpuset"));
        final CpuSet cpuset = ours.allowance().cpuset();
        if (OTHER_CPUSETS.containsKey(name)) {
            System.out.println("hwloc differs on the cpuset of " + name + ": we read " + cpuset
                    + ", it reads " + allowed + ": " + OTHER_CPUSETS.get(name));
            return;
        }
        assertEquals(cpuset, allowed, name + ", cpuset");
    }

    private static void distances(String name, Topology ours, Document theirs) {
        for (Element matrix : elements(theirs, "distances2")) {
            final List<Integer> ids = numbers(matrix, "indexes");
            final List<Integer> values = numbers(matrix, "u64values");
            assertEquals(ids.size() * ids.size(), values.size(), name);
            for (int i = 0; i < values.size(); i++) {
                final int to = ids.get(i % ids.size());
                final NumaNode from = ours.node(ids.get(i / ids.size())).orElseThrow();
                assertEquals(values.get(i), from.distances().get(to), name);
            }
        }
    }

    private static List<Integer> numbers(Element matrix, String name) {
        final StringBuilder text = new StringBuilder();
        final NodeList parts = matrix.getElementsByTagName(name);
        for (int i = 0; i < parts.getLength(); i++) {
            text.append(parts.item(i).getTextContent()).append(' ');
        }
        return List.of(text.toString().strip().split("\\s+")).stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static List<Element> elements(Document document, String name) {
        final NodeList nodes = document.getElementsByTagName(name);
        final List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Of {@code 0x0000ff00,,0xffffffff}: words of 32 bits, the highest first. */
    private static CpuSet set(String masks) {
        final String[] words = masks.split(",", -1);
        final BitSet bits = new BitSet();
        for (int i = 0; i < words.length; i++) {
            final String word = words[words.length - 1 - i];
            final long mask = word.isEmpty() ? 0 : Long.decode(word);
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                bits.set(i * Integer.SIZE + bit, (mask >> bit & 1) == 1);
            }
        }
        return CpuSet.of(bits);
    }
}
