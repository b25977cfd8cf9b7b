package io.fairway.bench.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.bench.process.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has another program measure, which writes its result as a JSON object. */
abstract class ProcessFork implements Fork {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final ObjectMapper mapper = new ObjectMapper();

    /** The program and its arguments. */
    abstract List<String> command(Cell cell) throws ForkException;

    @Override
    public final Sample measure(Cell cell) throws ForkException, InterruptedException {
        try {
            final Program.Result result = new Program(command(cell), LIMIT).run();
            if (result.exitCode() != 0) {
                throw new ForkException(
                        cell + ": exit code " + result.exitCode() + ": " + result.err());
            }
            return sample(cell, result.out());
        } catch (IOException e) {
            throw new ForkException(cell + ": " + e, e);
        }
    }

    private Sample sample(Cell cell, String json) throws ForkException {
        try {
            final JsonNode result = mapper.readTree(json);
            final List<Double> nanos = values(result, "nanos");
            if (nanos.isEmpty()) {
                throw new ForkException(cell + ": a result without values: " + json);
            }
            return new Sample(
                    nanos,
                    values(result, "p50"),
                    values(result, "p99"),
                    values(result, "curve"),
                    List.of(),
                    values(result, "lines"));
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
