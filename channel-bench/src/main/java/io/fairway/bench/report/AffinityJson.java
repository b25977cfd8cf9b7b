package io.fairway.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.affinity.AffinityReport;
import io.fairway.affinity.Allowance;
import io.fairway.affinity.Cpu;
import io.fairway.affinity.Diagnosis;
import io.fairway.affinity.Finding;
import io.fairway.affinity.JitterResult;
import io.fairway.affinity.NumaNode;
import io.fairway.affinity.PinResult;
import io.fairway.affinity.Problem;
import io.fairway.affinity.Reading;
import io.fairway.affinity.ThreadAffinity;
import io.fairway.affinity.Topology;

/**
 * The affinity module's results for programs. Every key is always there; what is not known is null,
 * never zero. Sets of processors are strings in the kernel's form.
 */
public final class AffinityJson {
    private AffinityJson() {}

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What the doctor found. */
    public static ObjectNode of(Diagnosis diagnosis) {
        final ObjectNode json = object().put("healthy", diagnosis.isHealthy());
        final ArrayNode findings = json.putArray("findings");
        for (Finding each : diagnosis.findings()) {
            findings.addObject()
                    .put("id", each.id())
                    .put("severity", each.severity().name())
                    .put("source", each.source())
                    .put("seen", each.seen())
                    .put("advice", each.advice());
        }
        return json;
    }

    /** A host's processors. */
    public static ObjectNode of(Topology topology) {
        final ObjectNode json = object();
        final ArrayNode cpus = json.putArray("cpus");
        topology.cpus().forEach(each -> cpu(cpus.addObject(), each));
        final ArrayNode nodes = json.putArray("nodes");
        topology.nodes().forEach(each -> node(nodes.addObject(), each));
        json.put("isolated", topology.isolated().toString());
        json.put("nohzFull", topology.nohzFull().toString());
        allowance(json.putObject("allowance"), topology.allowance());
        final ArrayNode problems = json.putArray("problems");
        for (Problem each : topology.problems()) {
            problems.addObject().put("source", each.source()).put("reason", each.reason());
        }
        return json;
    }

    private static void cpu(ObjectNode json, Cpu cpu) {
        json.put("id", cpu.id())
                .put("core", cpu.core().toString())
                .put("cluster", cpu.cluster().toString())
                .put("l3", cpu.l3().toString())
                .put("die", cpu.die().toString())
                .put("socket", cpu.socket().toString())
                .put("node", cpu.node() == Cpu.NO_NODE ? null : Integer.valueOf(cpu.node()))
                .put("type", cpu.type().name());
    }

    private static void node(ObjectNode json, NumaNode node) {
        json.put("id", node.id())
                .put("cpus", node.cpus().toString())
                .put(
                        "memoryBytes",
                        node.memoryBytes() < 0 ? null : Long.valueOf(node.memoryBytes()));
        final ObjectNode distances = json.putObject("distances");
        node.distances().keySet().stream()
                .sorted()
                .forEach(each -> distances.put(each.toString(), node.distances().get(each)));
    }

    private static void allowance(ObjectNode json, Allowance allowance) {
        json.put("cpus", allowance.cpus().toString())
                .put("affinity", allowance.affinity().toString())
                .put("cpuset", allowance.cpuset().toString())
                .put("cgroup", allowance.cgroup().isEmpty() ? null : allowance.cgroup())
                .put("isolatedPartition", allowance.isolatedPartition())
                .put(
                        "quota",
                        allowance.quota().isPresent()
                                ? Double.valueOf(allowance.quota().getAsDouble())
                                : null);
    }

    /** What became of threads. */
    public static ArrayNode of(AffinityReport report) {
        final ArrayNode threads = JsonNodeFactory.instance.arrayNode();
        report.threads().forEach(each -> threads.add(of(each)));
        return threads;
    }

    private static ObjectNode of(ThreadAffinity thread) {
        final ObjectNode json = object().put("thread", thread.thread());
        number(json, "tid", thread.tid());
        json.set("pin", thread.pin().map(AffinityJson::of).orElse(null));
        json.put("allowed", thread.mask().optional().map(Object::toString).orElse(null));
        number(json, "cpu", thread.cpu());
        number(json, "node", thread.node());
        number(json, "migrations", thread.migrations());
        number(json, "voluntarySwitches", thread.voluntarySwitches());
        number(json, "involuntarySwitches", thread.involuntarySwitches());
        number(json, "runQueueNanos", thread.runQueueNanos());
        json.put("watchedNanos", thread.watchedNanos());
        return json;
    }

    private static ObjectNode of(PinResult pin) {
        return object().put("status", pin.status().name())
                .put("requested", pin.requested().toString())
                .put("applied", pin.applied().toString())
                .put("reason", pin.reason());
    }

    private static void number(ObjectNode json, String key, Reading<? extends Number> reading) {
        json.put(key, reading.optional().map(Number::longValue).orElse(null));
    }

    /** How a thread was interrupted. */
    public static ObjectNode of(JitterResult result) {
        final ObjectNode json =
                object().put("elapsedNanos", result.elapsedNanos())
                        .put("readings", result.readings())
                        .put("thresholdNanos", result.thresholdNanos())
                        .put("interruptions", result.interruptions())
                        .put("interruptedNanos", result.interruptedNanos());
        json.putObject("durationNanos")
                .put("p50", result.percentileNanos(50))
                .put("p99", result.percentileNanos(99))
                .put("p999", result.percentileNanos(99.9))
                .put("max", result.longestNanos());
        json.set("thread", of(result.affinity()));
        return json;
    }
}
