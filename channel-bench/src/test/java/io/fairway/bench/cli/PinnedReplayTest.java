package io.fairway.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.affinity.CpuSet;
import io.fairway.affinity.Topology;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code replay --pin}. */
class PinnedReplayTest {
    private static final String[] THREADS = {
        "fairway-reader", "fairway-builder-0", "fairway-builder-1", "fairway-strategy"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CpuSet allowed = Topology.read().allowance().cpus();

    @TempDir Path directory;

    @Test
    void listedProcessorsAreTakenInTurn() throws IOException {
        final int[] cpus = {allowed.last(), allowed.first()};

        final JsonNode result = replay(cpus[0] + "," + cpus[1]);
        assertEquals(cpus[0] + "," + cpus[1], result.at("/options/pin").asText());
        final JsonNode threads = result.get("threads");
        assertEquals(THREADS.length, threads.size());
        for (int i = 0; i < THREADS.length; i++) {
            final JsonNode thread = threadNamed(THREADS[i], threads);
            assertEquals("" + cpus[i % 2], thread.at("/pin/requested").asText());
            assertEquals("APPLIED", thread.at("/pin/status").asText());
            assertEquals("" + cpus[i % 2], thread.get("allowed").asText());
            assertEquals(cpus[i % 2], thread.get("cpu").asInt());
            assertTrue(out.toString().contains(THREADS[i]), out.toString());
        }
        assertEquals("", err.toString());
    }

    @Test
    void aProcessorThatDoesNotExistIsSaid() throws IOException {
        final int none = Topology.read().online().last() + 1;

        final JsonNode result = replay("" + none);
        for (JsonNode each : result.get("threads")) {
            assertEquals("REFUSED", each.at("/pin/status").asText());
            assertEquals(allowed.toString(), each.get("allowed").asText());
        }
        assertTrue(out.toString().contains("REFUSED: requested [" + none + "]"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"isolated-first,closest", "isolated-first,same-l3", "SAME_L3"})
    void policiesGiveAProcessorEachOrSayWhyNot(String policies) throws IOException {
        final JsonNode threads = replay(policies).get("threads");

        assertEquals(THREADS.length, threads.size());
        assertTrue(err.toString().startsWith("fairway replay: note: "), err.toString());
        final boolean enough = allowed.size() >= THREADS.length;
        for (JsonNode each : threads) {
            assertEquals(enough, each.get("pin").isObject(), each::toString);
            assertEquals(
                    enough ? 1 : allowed.size(), CpuSet.parse(each.get("allowed").asText()).size());
        }
    }

    @Test
    void specificationsGiveAProcessorEachInTurn() throws IOException {
        // Two threads for each specification: on two processors, one of each is left without.
        final JsonNode threads = replay("last;any").get("threads");

        assertTrue(err.toString().startsWith("fairway replay: note: CPU "), err.toString());
        final JsonNode reader = threadNamed(THREADS[0], threads);
        assertEquals("" + allowed.last(), reader.at("/pin/requested").asText());
        assertEquals("APPLIED", reader.at("/pin/status").asText());
        final JsonNode later = threadNamed(THREADS[2], threads);
        assertTrue(later.get("pin").isNull(), "\"last\" is taken: " + later);
        assertTrue(
                err.toString().contains("CPU " + allowed.last() + " is reserved"), err.toString());
        CpuSet taken = CpuSet.empty();
        for (JsonNode each : threads) {
            if (each.get("pin").isObject()) {
                final CpuSet cpu = CpuSet.parse(each.get("allowed").asText());
                assertEquals(1, cpu.size(), each::toString);
                assertTrue(taken.and(cpu).isEmpty(), () -> "twice: " + threads);
                taken = taken.or(cpu);
            }
        }
        assertEquals(Math.min(allowed.size(), 3), taken.size());
    }

    @Test
    void specificationsHaveScopesAndRanges() throws IOException {
        final Topology host = Topology.read();
        final int node = host.cpu(allowed.first()).orElseThrow().node();
        final String any = host.nodes().isEmpty() ? "any" : "node" + node + ":any";
        for (String each : List.of(any, "l3#0:last", "0-" + allowed.last())) {
            final JsonNode reader = threadNamed(THREADS[0], replay(each).get("threads"));
            assertEquals("APPLIED", reader.at("/pin/status").asText(), each);
            err.getBuffer().setLength(0);
        }
    }

    @Test
    void aBadSpecificationIsABadArgumentAndPointsAtTheFault() {
        assertEquals(2, execute("replay", "--pin", "node:any"));
        assertTrue(err.toString().contains("expected a number at position 4"), err.toString());
        assertEquals(2, execute("replay", "--pin", "any;"));
        assertEquals(2, execute("replay", "--pin", ""));
    }

    @Test
    void withoutItNoThreadIsReported() throws IOException {
        final Path json = directory.resolve("result.json");
        assertEquals(0, execute("replay", "--messages", "100", "--json", "" + json));
        assertEquals(0, read(json).get("threads").size());
    }

    @Test
    void anUnknownPolicyIsABadArgument() {
        assertEquals(2, execute("replay", "--pin", "nearest"));
        assertTrue(err.toString().contains("CLOSEST"), err.toString());
        assertEquals(1, err.toString().lines().count());
    }

    private JsonNode replay(String pin) throws IOException {
        final Path json = directory.resolve("result.json");
        assertEquals(0, execute("replay", "--messages", "5000", "--pin", pin, "--json", "" + json));
        assertEquals(5_000, read(json).get("messages").asLong());
        return read(json);
    }

    private static JsonNode threadNamed(String name, JsonNode threads) {
        for (JsonNode each : threads) {
            if (each.get("thread").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no thread " + name + " in " + threads);
    }

    private int execute(String... arguments) {
        final CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private static JsonNode read(Path json) throws IOException {
        return new ObjectMapper().readTree(json.toFile());
    }
}
