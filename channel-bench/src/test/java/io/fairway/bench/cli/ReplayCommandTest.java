package io.fairway.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.bench.itch.FlowGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReplayCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path directory;

    @Test
    void replaysWithoutAFile() throws IOException {
        final Path json = directory.resolve("result.json");
        final Path html = directory.resolve("result.html");

        assertEquals(
                0,
                execute(
                        "replay",
                        "--messages",
                        "2000",
                        "--json",
                        "" + json,
                        "--report",
                        "" + html));
        assertTrue(out.toString().contains("messages                                     2,000"));
        assertEquals("", err.toString());
        assertEquals(2_000, read(json).get("messages").asLong());
        assertTrue(Files.readString(html).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void theSeedChoosesTheFlow() throws IOException {
        final Path json = directory.resolve("result.json");

        execute("replay", "--messages", "2000", "--seed", "5", "--json", "" + json);
        final JsonNode stocks = read(json).get("stocks");
        execute("replay", "--messages", "2000", "--seed", "5", "--json", "" + json, "--shards=7");

        assertEquals(stocks, read(json).get("stocks"));
        execute("replay", "--messages", "2000", "--seed", "6", "--json", "" + json);
        assertNotEquals(stocks, read(json).get("stocks"));
    }

    @Test
    void framesSayTheSame() throws IOException {
        final Path json = directory.resolve("result.json");

        execute("replay", "--messages", "5000", "--json", "" + json);
        final JsonNode objects = read(json);
        assertEquals(0, execute("replay", "--messages", "5000", "--json", "" + json, "--frames"));
        final JsonNode frames = read(json);

        for (String each : List.of("messages", "executions", "executedShares", "stocks")) {
            assertTrue(objects.hasNonNull(each), each);
            assertEquals(objects.get(each), frames.get(each), each);
        }
        assertTrue(out.toString().contains("messages as frames"), out::toString);
    }

    @Test
    void replaysAFile() throws IOException {
        final Path file = write(FlowGenerator.generate(500, 1));

        assertEquals(0, execute("replay", "" + file, "--rate", "100000", "--wait", "parking"));
        assertTrue(out.toString().contains("feed                 " + file));
        assertTrue(out.toString().contains("rate 100000, capacity 1024, wait parking"));
    }

    @Test
    void anEmptyFileIsFine() throws IOException {
        assertEquals(0, execute("replay", "" + write(new byte[0])));
        assertEquals("", err.toString());
    }

    @Test
    void aTruncatedFileIsReportedUpToTheFault() throws IOException {
        final byte[] flow = FlowGenerator.generate(500, 1);
        final Path file = write(Arrays.copyOf(flow, flow.length - 1));
        final Path json = directory.resolve("result.json");

        assertEquals(2, execute("replay", "" + file, "--json", "" + json));
        final JsonNode result = read(json);
        assertEquals(499, result.get("messages").asLong());
        final String reason = result.at("/fault/reason").asText();
        assertTrue(reason.startsWith("truncated message: "), reason);
        assertEquals(
                "fairway replay: byte "
                        + result.at("/fault/offset").asLong()
                        + " of "
                        + file
                        + ": "
                        + reason
                        + "; what comes before it was replayed",
                err.toString().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "--shards 0, --shards: 0 (must be 1..256)",
        "--shards x, 'x' is not an int",
        "--capacity 0, --capacity: 0 (must be 1..16777216)",
        "--rate -1, not '-1'",
        "--rate abc, not 'abc'",
        "--wait never, 'must be one of [spin-then-park, parking, yielding, spinning]'",
        "--messages 0, --messages: 0 (must be 1..20000000)",
        "--json /no/such/directory/x, --json: cannot be written: /no/such/directory/x",
        "--report /, --report: cannot be written: /",
        "/no/such/file, no such file: /no/such/file",
        "/, 'a directory, not a file: /'",
        "--frobnicate, Unknown option: '--frobnicate'",
        "--seed 1 /dev/null, --messages and --seed are for a generated flow"
    })
    void oneLineSaysWhatIsWrong(String arguments, String message) {
        assertEquals(2, execute(("replay " + arguments).split(" ")));
        assertEquals("", out.toString());
        final String said = err.toString();
        assertTrue(said.startsWith("fairway replay: ") && said.contains(message), said);
        assertEquals(1, said.lines().count(), said);
    }

    @Test
    void aResultThatCannotBeWrittenIsAFailure() {
        final String full = "/dev/full";
        assumeTrue(Files.exists(Path.of(full)), "no " + full + " here");

        assertEquals(1, execute("replay", "--messages", "100", "--json", full));
        assertTrue(out.toString().contains("messages"), out.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void helpNamesEveryOption() {
        assertEquals(0, execute("replay", "--help"));
        for (String option :
                "FILE --messages --seed --shards --rate --capacity --wait --pin --json --report --help"
                        .split(" ")) {
            assertTrue(out.toString().contains(option), option);
        }
    }

    @Test
    void aCommandIsNeeded() {
        assertEquals(2, execute());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    private int execute(String... arguments) {
        final CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private Path write(byte[] feed) throws IOException {
        return Files.write(directory.resolve("feed.itch"), feed);
    }

    private static JsonNode read(Path json) throws IOException {
        return new ObjectMapper().readTree(json.toFile());
    }
}
