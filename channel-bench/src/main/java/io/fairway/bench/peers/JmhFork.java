package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.LoadBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure. */
final class JmhFork implements Fork {
    private static final String OPERATIONS = "operations";
    private static final String ALLOCATION_RATE = "gc.alloc.rate";
    private static final String LINE_NANOS = "lineNanos";
    private static final String LINES = "lines";
    private static final double BYTES_PER_SECOND = 1024.0 * 1024.0; // of a MB/s of the profiler's
    private static final double SECONDS_PER_NANO = 1e-9;

    private final Settings settings;
    private final JavaCommands java;

    JmhFork(Settings settings, JavaCommands java) {
        this.settings = settings;
        this.java = java;
    }

    @Override
    public Sample measure(Cell cell) throws ForkException {
        final Options options =
                new OptionsBuilder()
                        .include(
                                "^" + LoadBenchmark.class.getName().replace(".", "\\.") + "\\.run$")
                        .param("workload", cell.workload().name())
                        .param("implementation", cell.implementation().here().name())
                        .param("sliceMicros", String.valueOf(settings.sliceMicros()))
                        .forks(1)
                        .warmupIterations(settings.warmups())
                        .warmupTime(TimeValue.milliseconds(settings.iterationMillis()))
                        .measurementIterations(settings.iterations())
                        .measurementTime(TimeValue.milliseconds(settings.iterationMillis()))
                        .jvm(java.of(cell).toString())
                        .jvmArgs(JvmOptions.of(cell).toArray(String[]::new))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        final Collection<RunResult> results;
        try {
            results = new Runner(options).run();
        } catch (RunnerException e) {
            throw new ForkException(cell + ": " + rootMessage(e), e);
        }
        if (results.size() != 1) {
            throw new ForkException(cell + ": JMH has " + results.size() + " results for it");
        }
        return sample(results.iterator().next());
    }

    /** What happened in the fork; JMH wraps it several times. */
    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        for (; ; ) {
            if (root.getSuppressed().length > 0) {
                root = root.getSuppressed()[0];
            } else if (root.getCause() != null) {
                root = root.getCause();
            } else {
                return root.toString();
            }
        }
    }

    private static Sample sample(RunResult result) {
        final List<Double> nanos = new ArrayList<>();
        final List<Double> bytes = new ArrayList<>();
        final List<Double> lines = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                final double each = iteration.getSecondaryResults().get(OPERATIONS).getScore();
                final Result<?> rate = iteration.getSecondaryResults().get(ALLOCATION_RATE);
                nanos.add(each);
                bytes.add(rate.getScore() * BYTES_PER_SECOND * each * SECONDS_PER_NANO);
                final double looks = iteration.getSecondaryResults().get(LINES).getScore();
                if (looks > 0) {
                    lines.add(iteration.getSecondaryResults().get(LINE_NANOS).getScore() / looks);
                }
            }
        }
        return Sample.ofThroughput(nanos, bytes, lines);
    }
}
