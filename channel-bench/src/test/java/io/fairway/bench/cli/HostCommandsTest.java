package io.fairway.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.affinity.Topology;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands about the host: doctor, topology, jitter, pinning-effect. */
class HostCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path directory;

    @Test
    void theDoctorExitsWithZeroWhereNothingIsWrong() throws IOException {
        final Path json = directory.resolve("findings.json");

        assertEquals(0, execute("doctor", "--root", "" + directory, "--json", "" + json));
        final JsonNode findings = read(json);
        assertTrue(findings.get("healthy").asBoolean());
        assertEquals(
                out.toString().lines().filter(line -> line.startsWith("UNKNOWN")).count(),
                findings.get("findings").size());
        assertEquals("", err.toString());
    }

    @Test
    void theDoctorExitsWithOneWhereSomethingIsWrong() throws IOException {
        final Path json = directory.resolve("findings.json");
        write("sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never\n");

        assertEquals(1, execute("doctor", "--root", "" + directory, "--json", "" + json));
        assertFalse(read(json).get("healthy").asBoolean());
        assertTrue(out.toString().contains("WARN     thp "), out.toString());
        for (JsonNode each : read(json).get("findings")) {
            final boolean thp = each.get("id").asText().equals("thp");
            assertEquals(thp ? "WARN" : "UNKNOWN", each.get("severity").asText());
            assertEquals(thp, !each.get("advice").asText().isEmpty());
        }
    }

    @Test
    void theTopologyOfAnotherHost() throws IOException {
        final Path json = directory.resolve("topology.json");
        write("sys/devices/system/cpu/online", "0-1\n");
        write("sys/devices/system/cpu/isolated", "1\n");
        for (int cpu = 0; cpu < 2; cpu++) {
            write("sys/devices/system/cpu/cpu" + cpu + "/topology/core_cpus_list", cpu + "\n");
        }
        write("sys/devices/system/node/node3/cpulist", "0-1\n");

        assertEquals(0, execute("topology", "--root", "" + directory, "--json", "" + json));
        final JsonNode topology = read(json);
        assertEquals(2, topology.get("cpus").size());
        assertEquals(3, topology.at("/cpus/1/node").asInt());
        assertEquals("1", topology.at("/cpus/1/core").asText());
        assertEquals("1", topology.get("isolated").asText());
        assertTrue(topology.at("/nodes/0/memoryBytes").isNull(), topology::toString);
        assertTrue(topology.at("/allowance/quota").isNull(), topology::toString);
        assertFalse(topology.get("problems").isEmpty());
        assertEquals(Topology.read(directory).describe().strip(), out.toString().strip());
    }

    @Test
    void theTopologyOfThisHost() {
        assertEquals(0, execute("topology"));
        assertTrue(out.toString().lines().count() > 1, out.toString());
    }

    @Test
    void jitterOfAChosenProcessor() throws IOException {
        final Path json = directory.resolve("jitter.json");
        final int cpu = Topology.read().allowance().cpus().first();

        assertEquals(0, execute("jitter", "--cpu", "" + cpu, "--seconds=1", "--json", "" + json));
        final JsonNode result = read(json);
        assertTrue(result.get("elapsedNanos").asLong() >= 1_000_000_000);
        assertEquals(cpu, result.at("/thread/cpu").asInt());
        assertEquals("APPLIED", result.at("/thread/pin/status").asText());
        assertTrue(out.toString().contains("fairway-jitter-" + cpu), out.toString());
    }

    @Test
    void pinningEffectHasEachRoundOfEachMode() throws IOException {
        assumeTrue(
                Topology.read().allowance().cpus().size() > 1, "there is one processor to pin to");
        final Path json = directory.resolve("effect.json");
        final String arguments = "--rounds 3 --messages 2000 --round-trips 100 --load 1 --json ";

        assertEquals(0, execute(("pinning-effect " + arguments + json).split(" ")), err::toString);
        final JsonNode effect = read(json);
        for (String mode : new String[] {"UNPINNED", "PINNED", "SAME_CPU"}) {
            final JsonNode rounds = effect.at("/rounds/" + mode);
            assertEquals(3, rounds.size());
            for (JsonNode each : rounds) {
                assertTrue(each.get("messagesPerSecond").asDouble() > 0, each::toString);
                assertTrue(each.get("p50Nanos").asDouble() > 0, each::toString);
                assertTrue(
                        each.get("p99Nanos").asDouble() >= each.get("p50Nanos").asDouble(),
                        each::toString);
            }
            assertTrue(out.toString().contains("\n" + mode + " "), out.toString());
        }
        assertNotEquals(effect.at("/pinned/producer"), effect.at("/pinned/consumer"));
        assertTrue(out.toString().contains("hypervisor"), out.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "pinning-effect, --rounds 0, --rounds: 0 (must be 1..1000)",
        "pinning-effect, --load -1, --load: -1 (must be 0..1000)",
        "pinning-effect, --wait never, must be one of",
        "doctor, --root /no/such, --root: no such directory: /no/such",
        "doctor, --json /no/such/x, --json: cannot be written: /no/such/x",
        "doctor, --frobnicate, Unknown option: '--frobnicate'",
        "topology, --root /no/such, --root: no such directory: /no/such",
        "topology, extra, Unmatched argument at index 1: 'extra'",
        "jitter, --seconds 0, --seconds: 0 (must be 1..86400)",
        "jitter, --threshold -1, --threshold: -1 (must be 0..1000000000)",
        "jitter, --cpu 99999, --cpu: 99999 (online are ",
        "jitter, --cpu -1, --cpu: -1 (online are ",
    })
    void oneLineSaysWhatIsWrong(String command, String arguments, String message) {
        assertEquals(2, execute((command + " " + arguments).split(" ")));
        assertEquals("", out.toString());
        final String said = err.toString();
        assertTrue(said.startsWith("fairway " + command + ": ") && said.contains(message), said);
        assertEquals(1, said.lines().count(), said);
    }

    @ParameterizedTest
    @CsvSource({
        "doctor, --root --json --help",
        "topology, --root --json --help",
        "jitter, --cpu --seconds --threshold --json --help",
        "pinning-effect, --rounds --messages --round-trips --load --wait --json --help",
    })
    void helpNamesEveryOption(String command, String options) {
        assertEquals(0, execute(command, "--help"));
        for (String each : options.split(" ")) {
            assertTrue(out.toString().contains(each), each);
        }
    }

    private int execute(String... arguments) {
        final CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private void write(String file, String text) throws IOException {
        final Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static JsonNode read(Path json) throws IOException {
        return new ObjectMapper().readTree(json.toFile());
    }
}
