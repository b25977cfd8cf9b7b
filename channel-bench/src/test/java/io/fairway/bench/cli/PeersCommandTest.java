package io.fairway.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.bench.report.PeerMarkdown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PeersCommandTest {
    /** JMH refuses to measure while another does; whoever tests may. */
    private static final String IGNORE_LOCK = "jmh.ignoreLock";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path directory;

    @BeforeEach
    void ignoreLock() {
        System.setProperty(IGNORE_LOCK, "true");
    }

    @AfterEach
    void heedLock() {
        System.clearProperty(IGNORE_LOCK);
    }

    @Test
    void measuresByJmhAndByItsOwnHarnessAndWritesAllReports() throws IOException {
        final Path json = directory.resolve("peers.json");
        final Path page = directory.resolve("peers.html");
        final Path document = directory.resolve("peers.md");
        Files.writeString(document, PeerMarkdown.BEGIN + "\n" + PeerMarkdown.END + "\n");

        final int exitCode =
                execute(
                        "peers",
                        "--quick",
                        "--only",
                        "closed-poll,capacity-1,round-trip-capacity-1",
                        "--with=fairway",
                        "--json=" + json,
                        "--report=" + page,
                        "--markdown=" + document);

        assertEquals(0, exitCode, err::toString);
        final JsonNode results = new ObjectMapper().readTree(json.toFile());
        assertEquals(
                "bin/fairway peers --quick --only closed-poll,capacity-1,round-trip-capacity-1 --with fairway",
                results.at("/header/command").asText());
        assertEquals(7, results.get("rows").size()); // with one on JDK 17 for each
        final JsonNode poll = results.at("/rows/0");
        assertEquals("closed-poll", poll.get("workload").asText());
        assertTrue(poll.get("met").asBoolean(), poll::toString); // allocates nothing
        assertTrue(poll.at("/results/fairway/nanos").asDouble() > 0);
        final JsonNode trip = results.at("/rows/5/results/fairway");
        assertTrue(trip.get("p50").asDouble() > 0);
        assertTrue(trip.get("p99").asDouble() >= trip.get("p50").asDouble());
        final List<String> beside = new ArrayList<>();
        for (JsonNode each : results.get("lines")) {
            beside.add(each.get("workload").asText());
            assertTrue(each.get("perLine").asDouble() > 0);
        }
        assertEquals(
                Runtime.getRuntime().availableProcessors() > 1
                        ? List.of("capacity-1", "round-trip-capacity-1")
                        : List.of(),
                beside);
        assertTrue(Files.readString(page).contains("round-trip-capacity-1: "));
        assertTrue(Files.readString(document).contains("**closed-poll**"));
        assertTrue(out.toString().contains("closed-poll: a look at"), out::toString);
        assertTrue(err.toString().contains("cell 3 of 3"), err::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--only nonsense | --only: 'nonsense' (there are pair, 1-1,",
                "--only pair,nonsense | --only: 'nonsense'",
                "--with nonsense | --with: 'nonsense' (there are fairway, fairway-declared,",
                "--only select-2 --with abq | nothing to measure",
                "--rounds 0 | --rounds: 0 (must be 1..1000)",
                "--rounds x | Invalid value for option '--rounds'",
                "--json /no/such/directory/x | --json: cannot be written",
                "--report /no/such/directory/x | --report: cannot be written",
                "--markdown /no/such/file | --markdown: /no/such/file",
                "nonsense | Unmatched argument at index 1: 'nonsense'",
                "--nonsense | Unknown option: '--nonsense'",
            })
    void badArgumentsAreExplainedInALine(String arguments, String explanation) {
        assertEquals(2, execute(("peers " + arguments).split(" ")));
        assertTrue(err.toString().startsWith("fairway peers: " + explanation), err::toString);
        assertEquals(1, err.toString().lines().count());
        assertEquals("", out.toString());
    }

    @Test
    void aDocumentWithoutAPlaceIsRefused() throws IOException {
        final Path document = directory.resolve("peers.md");
        Files.writeString(document, "no place\n");
        assertEquals(2, execute("peers", "--markdown=" + document));
        assertTrue(err.toString().startsWith("fairway peers: --markdown: no '<!-- begin"));
        assertEquals("no place\n", Files.readString(document));
    }

    @Test
    void theHelpNamesTheWorkloads() {
        assertEquals(0, execute("peers", "--help"));
        assertTrue(out.toString().contains("virtual-100-100"), out::toString);
        assertEquals("", err.toString());
    }

    private int execute(String... arguments) {
        final CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }
}
