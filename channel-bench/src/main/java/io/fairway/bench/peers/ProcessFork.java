package io.fairway.bench.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Has another program measure, which writes its result as a JSON object. */
abstract class ProcessFork implements Fork {
    private static final long LIMIT_MINUTES = 10;

    private final ObjectMapper mapper = new ObjectMapper();

    /** The program and its arguments. */
    abstract List<String> command(Cell cell) throws ForkException;

    @Override
    public final Sample measure(Cell cell) throws ForkException, InterruptedException {
        final List<String> command = command(cell);
        try {
            final Path out = Files.createTempFile("fairway-peers", ".json");
            final Path err = Files.createTempFile("fairway-peers", ".err");
            try {
                return sample(cell, run(cell, command, out, err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new ForkException(cell + ": " + e, e);
        }
    }

    private static String run(Cell cell, List<String> command, Path out, Path err)
            throws IOException, ForkException, InterruptedException {
        final Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw new ForkException(cell + ": no result after minutes: " + LIMIT_MINUTES);
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new ForkException(
                    cell + ": exit code " + process.exitValue() + ": " + Files.readString(err));
        }
        return Files.readString(out);
    }

    private Sample sample(Cell cell, String json) throws ForkException {
        try {
            final JsonNode result = mapper.readTree(json);
            return new Sample(
                    values(result, "nanos"),
                    values(result, "p50"),
                    values(result, "p99"),
                    values(result, "curve"),
                    List.of());
        } catch (JsonProcessingException e) {
            throw new ForkException(cell + ": not a result: " + json, e);
        }
    }

    private static List<Double> values(JsonNode result, String name) {
        final List<Double> values = new ArrayList<>();
        result.path(name).forEach(each -> values.add(each.asDouble()));
        return values;
    }
}
