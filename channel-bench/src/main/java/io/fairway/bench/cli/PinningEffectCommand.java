package io.fairway.bench.cli;

import io.fairway.affinity.PinningException;
import io.fairway.affinity.PlacementException;
import io.fairway.bench.effect.EffectOptions;
import io.fairway.bench.effect.EffectResult;
import io.fairway.bench.effect.PinningEffect;
import io.fairway.bench.report.EffectReport;
import io.fairway.bench.report.Machine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what pinning threads does to a channel. */
@Command(
        name = "pinning-effect",
        sortOptions = false,
        description = {
            "Measures a channel between two threads: not pinned, pinned to two cores as close as can"
                    + " be, and both on one processor; in turn within each round. Throughput is that"
                    + " of a bounded channel, the round trip is there by one channel and back by"
                    + " another.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "1:there are no two processors to pin to, the program failed, or could not write the"
                    + " file",
            "2:bad arguments"
        })
final class PinningEffectCommand implements Callable<Integer> {
    private static final int MAX = 1_000_000_000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "How often in each mode, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Messages for the throughput (default: ${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--round-trips",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Round trips for the latency (default: ${DEFAULT-VALUE}).")
    private int roundTrips;

    @Option(
            names = "--load",
            paramLabel = "N",
            defaultValue = "0",
            description = "Other threads that keep processors busy (default: ${DEFAULT-VALUE}).")
    private int load;

    @Option(
            names = "--wait",
            paramLabel = "STRATEGY",
            defaultValue = "spin-then-park",
            description =
                    "What the threads do while they wait: spin-then-park, parking, yielding or"
                            + " spinning (default: ${DEFAULT-VALUE}).")
    private WaitChoice wait;

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
        requireRange("--rounds", rounds, 1, 1000);
        requireRange("--messages", messages, 1, MAX);
        requireRange("--round-trips", roundTrips, 1, MAX);
        requireRange("--load", load, 0, 1000);
        OutputFile.requireWritable(spec, "--json", json);
        final EffectOptions options =
                new EffectOptions(rounds, messages, roundTrips, load, wait.strategy());
        final EffectResult result;
        try {
            result = new PinningEffect(options).measure();
        } catch (PlacementException | PinningException e) {
            spec.commandLine().getErr().println(spec.qualifiedName() + ": " + e.getMessage());
            return ExitCode.FAILED;
        }
        final EffectReport report =
                new EffectReport(
                        Machine.current(),
                        System.getProperty("fairway.commit", "unknown"),
                        wait.toString(),
                        options,
                        result);
        spec.commandLine().getOut().print(report.text());
        spec.commandLine().getOut().flush();
        return OutputFile.write(spec, json, report.json()) ? ExitCode.OK : ExitCode.FAILED;
    }

    private void requireRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": " + value + " (must be " + least + ".." + most + ")");
        }
    }
}
