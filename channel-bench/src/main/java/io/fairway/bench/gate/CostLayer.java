package io.fairway.bench.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Layer 0: what operations cost, by counting. The same each time, on any machine. */
final class CostLayer {
    static final String ALLOCATION = "allocation";
    static final String ATOMICS = "atomic instructions";
    static final String INLINING = "inlining";
    static final String LAYOUT = "layout";
    static final String MADE_WITH = "made with";
    private static final List<String> SECTIONS = List.of(ATOMICS, INLINING, LAYOUT);

    private static final int LAYER = 0;

    /** Less than the smallest object, which has 16 bytes: the JDK's own rounds differ a little. */
    private static final double LESS_THAN_AN_OBJECT = 15;

    private static final String ON_VIRTUAL = "virtual/blocked ";

    private final GateOptions options;
    private final ChildJvm jvm;
    private final Consumer<String> progress;

    CostLayer(GateOptions options, ChildJvm jvm, Consumer<String> progress) {
        this.options = options;
        this.jvm = jvm;
        this.progress = progress;
    }

    List<Check> run() throws InterruptedException {
        final CostRecord recorded = CostRecord.read(options.record());
        final List<Check> checks = new ArrayList<>();
        checks.add(allocation());
        final CostRecord found = count();
        for (String section : SECTIONS) {
            checks.add(compare(section, recorded, found));
        }
        return checks;
    }

    /** Counts everything that a record holds. */
    CostRecord count() throws InterruptedException {
        progress.accept("layer 0: atomic instructions, layout");
        final List<String> lines =
                jvm.with("-Djol.skipDynamicAttach=true", "-Djol.skipHotspotSAAttach=true")
                        .run(CostFork.class, List.of());
        final Map<String, Map<String, String>> sections = new TreeMap<>();
        sections.put(ATOMICS, entries(CostFork.ATOMICS, lines));
        sections.put(LAYOUT, entries(CostFork.LAYOUT, lines));
        sections.put(INLINING, inlining());
        sections.put(
                MADE_WITH,
                Map.of(
                        "java",
                        Integer.toString(Runtime.version().feature()),
                        "architecture",
                        System.getProperty("os.arch")));
        return new CostRecord(sections);
    }

    private static Map<String, String> entries(String prefix, List<String> lines) {
        final Map<String, String> entries = new TreeMap<>();
        for (String line : lines) {
            if (line.startsWith(prefix)) {
                final String[] parts = line.substring(prefix.length()).split(" = ", 2);
                entries.put(parts[0], parts[1]);
            }
        }
        return entries;
    }

    /**
     * What the optimizing compiler inlines. Without the other compiler, and without compiling
     * beside the program, so that it has seen the same each time.
     */
    private Map<String, String> inlining() throws InterruptedException {
        final Map<String, String> found = new TreeMap<>();
        for (Role role : Role.values()) {
            progress.accept("layer 0: inlining, " + role);
            final List<String> lines =
                    jvm.with(
                                    "-Xbatch",
                                    "-XX:-TieredCompilation",
                                    "-XX:+UnlockDiagnosticVMOptions",
                                    "-XX:CompileCommand=quiet",
                                    "-XX:CompileCommand=PrintInlining,"
                                            + HotLoops.class.getName()
                                            + "::*")
                            .run(HotLoops.class, List.of(role.name()));
            found.putAll(InliningLog.read(role.name().toLowerCase(Locale.ROOT), lines));
        }
        return found;
    }

    private static Check compare(String section, CostRecord recorded, CostRecord found) {
        final List<String> differences = recorded.differences(section, found);
        final List<String> otherJvm = recorded.differences(MADE_WITH, found);
        final Decision decision;
        if (differences.isEmpty()) {
            decision = new Decision(Verdict.PASS, found.size(section) + " lines as recorded");
        } else if (!section.equals(ATOMICS) && !otherJvm.isEmpty()) {
            decision =
                    new Decision(
                            Verdict.INCONCLUSIVE,
                            "the record is of another JVM: " + String.join(", ", otherJvm));
        } else {
            decision =
                    new Decision(
                            Verdict.FAIL,
                            differences.size()
                                    + " lines differ from the record; if that is meant, bin/fairway"
                                    + " gate --update-record");
        }
        return new Check(LAYER, section, decision, differences, json(differences));
    }

    /** Nothing, where nobody switches virtual threads; and what the JDK allocates for that. */
    Check allocation() throws InterruptedException {
        progress.accept("layer 0: allocation");
        final Map<String, Double> bytes = new TreeMap<>();
        jvm.with("-Djdk.virtualThreadScheduler.parallelism=1")
                .run(AllocationFork.class, List.of(options.fault().name()))
                .forEach(line -> readBytes(line, bytes));
        final double bare = bytes.remove(AllocationScenes.BARE_SWITCH);
        final List<String> found = new ArrayList<>();
        bytes.forEach(
                (scene, each) -> {
                    final double most =
                            scene.startsWith(ON_VIRTUAL) ? bare + LESS_THAN_AN_OBJECT : 0;
                    if (each > most) {
                        found.add(String.format(Locale.ROOT, "%s: %.2f B/op", scene, each));
                    }
                });
        final Decision decision =
                found.isEmpty()
                        ? new Decision(
                                Verdict.PASS,
                                String.format(
                                        Locale.ROOT,
                                        "0 B/op in %d scenes, but for the JDK's own %.0f B a round"
                                                + " trip of virtual threads that wait",
                                        bytes.size(),
                                        bare))
                        : new Decision(Verdict.FAIL, found.size() + " operations allocate");
        final ObjectNode json = json(found);
        bytes.forEach(json.putObject("bytes")::put);
        json.put("bareRoundTripBytes", bare);
        return new Check(LAYER, ALLOCATION, decision, found, json);
    }

    private static void readBytes(String line, Map<String, Double> bytes) {
        if (line.startsWith(AllocationFork.BYTES)) {
            final String[] parts = line.substring(AllocationFork.BYTES.length()).split(" ", 2);
            bytes.put(parts[1], Double.valueOf(parts[0]));
        }
    }

    private static ObjectNode json(List<String> differences) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        final ArrayNode list = json.putArray("differences");
        differences.forEach(list::add);
        return json;
    }
}
