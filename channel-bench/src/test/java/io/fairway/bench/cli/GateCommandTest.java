package io.fairway.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command {@code gate}: its arguments, exit codes and files. */
class GateCommandTest {
    private static final String CELL = "spsc/1024/10000/spinning";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path directory;

    private int execute(String... arguments) {
        final CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--layer 3; --layer",
                "--layer 2; --base",
                "--threshold 0; --threshold",
                "--threshold x; --threshold",
                "--ratio 0.9; --ratio",
                "--rounds 5; --rounds",
                "--trials 0; --trials",
                "--cell spsc/0/1000/spinning; capacity",
                "--cell spsc/1024/1/spinning; rate",
                "--cell lifo/1024/1000/spinning; lifo",
                "--cell spsc/1024/1000; spsc/1024/1000",
                "--base nowhere.jar; no such file",
                "--candidate nowhere.jar; no such file",
                "--base pom.xml; Channel.class",
                "--candidate pom.xml; Channel.class",
                "--self-test --quick --cell spsc/1024/8333/spinning; 8334",
                "--self-test --cell spsc/1024/3999/spinning; 4000",
                "--update-doc pom.xml; no place",
                "--base-commit HEAD; checkout",
                "--base pom.xml --base-commit HEAD; one of them",
                "--self-test --fault DELAY; --self-test",
                "--fault SOME; --fault",
                "--record nowhere; --record",
                "--evidence nowhere; --evidence",
                "--json nowhere/x; --json",
                "--junit nowhere/x; --junit",
                "--markdown nowhere/x; --markdown",
                "--update-doc nowhere; --update-doc"
            })
    @DisplayName("bad arguments exit with 2 and say which")
    void badArguments(String arguments, String named) {
        assertEquals(2, execute(("gate " + arguments).split(" ")), err::toString);
        assertTrue(err.toString().contains(named), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    @DisplayName("costs as recorded exit with 0; others, and a seeded allocation, with 1")
    void costs() throws IOException {
        final Path record = directory.resolve("record");
        final Path json = directory.resolve("gate.json");
        final Path junit = directory.resolve("gate.xml");
        final Path markdown = directory.resolve("gate.md");

        assertEquals(0, execute("gate", "--update-record", "--record", "" + record), err::toString);
        assertEquals(
                0,
                execute("gate", "--layer", "0", "--record", "" + record, "--json", "" + json),
                () -> out + "\n" + err);
        assertEquals("PASS", read(json).get("verdict").asText());

        final String line = "spsc/1024/send = rmw ";
        final String text = Files.readString(record);
        assertTrue(text.contains(line), text);
        Files.writeString(record, text.replace(line, line + "9"));
        assertEquals(
                1,
                execute(
                        "gate",
                        "--layer=0",
                        "--record=" + record,
                        "--fault=ALLOCATION",
                        "--evidence=" + directory,
                        "--json=" + json,
                        "--junit=" + junit,
                        "--markdown=" + markdown));
        assertEquals("FAIL", read(json).get("verdict").asText());
        assertTrue(out.toString().contains("spsc/1024/send: rmw "), out.toString());
        assertTrue(out.toString().contains("platform/spsc/send+recv: "), out.toString());
        assertTrue(
                Files.size(Path.of(read(json).at("/recordings/0").asText())) > 0, "no recording");
        assertTrue(Files.readString(junit).contains("<failure"), "no failure in the XML");
        assertTrue(Files.readString(markdown).contains("| FAIL | 0 |"), "no FAIL in the Markdown");
    }

    @Test
    @DisplayName("a threshold below the floor of every machine exits with 3 and blames the floor")
    void inconclusive() throws IOException {
        final Path json = directory.resolve("gate.json");

        assertEquals(
                3,
                execute(
                        "gate",
                        "--layer=1",
                        "--quick",
                        "--threshold=0.002",
                        "--cell=" + CELL,
                        "--json=" + json),
                err::toString);
        final JsonNode check = read(json).at("/checks/0");
        assertEquals("INCONCLUSIVE", check.get("verdict").asText());
        assertTrue(check.get("reason").asText().contains("null channel"), check::toString);
        for (String figure : new String[] {"raw", "filtered", "floor", "filteredFloor"}) {
            final JsonNode p99 = check.at("/figures/" + figure + "P99Nanos");
            assertTrue(p99.get("low").asDouble() <= p99.get("estimate").asDouble(), p99::toString);
            assertTrue(p99.get("high").asDouble() >= p99.get("estimate").asDouble(), p99::toString);
            assertTrue(out.toString().contains("P99.9"), out.toString());
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }
}
