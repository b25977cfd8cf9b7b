package io.fairway.bench.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairway.bench.report.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the layers that the options name. */
public final class Gate {
    /** Where the record lies in a checkout. */
    public static final String RECORD = CostRecord.SOURCE;

    private static final int PROCESSORS = 2;

    /** The same memory for each JVM, so that the collector is no matter of what is free. */
    private static final List<String> MEMORY = List.of("-Xms256m", "-Xmx256m");

    private final GateOptions options;
    private final Consumer<String> progress;
    private final ChildJvm candidate;

    /**
     * A gate.
     *
     * @param options what to do
     * @param progress gets a line before each step
     */
    public Gate(GateOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.candidate = jvm(options, options.candidate());
    }

    static ChildJvm jvm(GateOptions options, String classPath) {
        return new ChildJvm(classPath, MEMORY).with(options.jvmOptions().toArray(String[]::new));
    }

    /**
     * Measures and decides.
     *
     * @return what it found
     * @throws InterruptedException if interrupted
     * @throws GateException if it could not measure
     */
    public GateResult run() throws InterruptedException {
        final List<Check> checks = new ArrayList<>();
        if (options.layers().contains(0)) {
            checks.addAll(new CostLayer(options, candidate, progress).run());
        }
        if (options.layers().contains(1)) {
            checks.addAll(
                    hasProcessors()
                            ? new AbsoluteLayer(options, candidate, progress).run()
                            : impossible(1));
        }
        if (options.layers().contains(2)) {
            checks.addAll(
                    hasProcessors()
                            ? new RelativeLayer(
                                            options,
                                            jvm(options, options.base()),
                                            candidate,
                                            progress)
                                    .run()
                            : impossible(2));
        }
        return new GateResult(Machine.current(), options.commit(), checks, record(checks));
    }

    private static boolean hasProcessors() {
        return Runtime.getRuntime().availableProcessors() >= PROCESSORS;
    }

    private List<Check> impossible(int layer) {
        final Decision decision =
                new Decision(
                        Verdict.INCONCLUSIVE,
                        "there is one processor, and the two threads need one each");
        return options.cells().stream()
                .map(
                        each ->
                                new Check(
                                        layer,
                                        each.toString(),
                                        decision,
                                        List.of(),
                                        JsonNodeFactory.instance.objectNode()))
                .toList();
    }

    /** Runs what failed once more, with a flight recording. */
    private List<Path> record(List<Check> checks) throws InterruptedException {
        final FlightRecorder recorder = new FlightRecorder(options, candidate, progress);
        final List<Path> recordings = new ArrayList<>();
        for (Check each : checks) {
            if (each.verdict() == Verdict.FAIL) {
                try {
                    recorder.record(each).ifPresent(recordings::add);
                } catch (GateException e) { // the verdict stands without it
                    progress.accept("not recorded: " + e.getMessage());
                }
            }
        }
        return recordings;
    }

    /**
     * Counts what operations cost now, and writes that to the record.
     *
     * @param file the record
     * @throws InterruptedException if interrupted
     * @throws GateException if it could not count, or write
     */
    public void updateRecord(Path file) throws InterruptedException {
        new CostLayer(options, candidate, progress).count().write(file);
    }
}
