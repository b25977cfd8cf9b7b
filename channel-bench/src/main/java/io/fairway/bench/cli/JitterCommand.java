package io.fairway.bench.cli;

import io.fairway.affinity.CpuSet;
import io.fairway.affinity.JitterResult;
import io.fairway.affinity.JitterSampler;
import io.fairway.affinity.Topology;
import io.fairway.bench.report.AffinityJson;
import io.fairway.bench.report.JitterReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how often a busy thread is interrupted. */
@Command(
        name = "jitter",
        sortOptions = false,
        description = {
            "Measures how often, and for how long, a busy thread on a processor is interrupted: by"
                    + " other threads, interrupts, the timer's tick, a hypervisor, or pauses of the"
                    + " JVM. Keeps the processor busy.",
            "",
            "Ctrl-C ends it; what was measured is reported.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:the thread could not be pinned, the program failed, or could not write the file",
            "2:bad arguments",
            "130:ended by Ctrl-C; what was measured is reported"
        })
final class JitterCommand implements Callable<Integer> {
    private static final int MAX_SECONDS = 86_400;
    private static final int MAX_THRESHOLD = 1_000_000_000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--cpu",
            paramLabel = "N",
            description =
                    "The processor (default: the last isolated one that this process may use, or the"
                            + " last one).")
    private Integer cpu;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long, 1 to " + MAX_SECONDS + " (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--threshold",
            paramLabel = "NS",
            defaultValue = "1000",
            description =
                    "The nanoseconds between two readings of the clock above which it was"
                            + " interrupted, 0 to 1000000000 (default: ${DEFAULT-VALUE}).")
    private int threshold;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the results to FILE, as a JSON object.")
    private Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        requireRange("--seconds", seconds, 1, MAX_SECONDS);
        requireRange("--threshold", threshold, 0, MAX_THRESHOLD);
        OutputFile.requireWritable(spec, "--json", json);
        final JitterResult result = sample(chosen());
        spec.commandLine().getOut().print(JitterReport.of(result));
        spec.commandLine().getOut().flush();
        return OutputFile.write(spec, json, AffinityJson.of(result)) && result.pin().isApplied()
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    private void requireRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": " + value + " (must be " + least + ".." + most + ")");
        }
    }

    private int chosen() {
        final Topology topology = Topology.read();
        final CpuSet online = topology.online();
        if (cpu != null) {
            if (!online.contains(cpu)) {
                throw new ParameterException(
                        spec.commandLine(), "--cpu: " + cpu + " (online are " + online + ")");
            }
            return cpu;
        }
        final CpuSet allowed = topology.allowance().cpus();
        final CpuSet isolated = allowed.and(topology.isolated());
        if (allowed.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "which processor? The host does not tell: --cpu N");
        }
        return isolated.isEmpty() ? allowed.last() : isolated.last();
    }

    private JitterResult sample(int number) throws InterruptedException {
        try (JitterSampler sampler =
                JitterSampler.start(
                        number, Duration.ofNanos(threshold), Duration.ofSeconds(seconds))) {
            final DrainOnShutdown drain = DrainOnShutdown.install(sampler::close);
            try {
                return sampler.await();
            } finally {
                drain.uninstall();
            }
        }
    }
}
