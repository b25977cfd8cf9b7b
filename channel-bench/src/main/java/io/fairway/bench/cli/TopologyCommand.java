package io.fairway.bench.cli;

import io.fairway.affinity.Topology;
import io.fairway.bench.report.AffinityJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a host's processors. */
@Command(
        name = "topology",
        sortOptions = false,
        description = {
            "Shows the host's processors, what they share, the NUMA nodes, and what this process may"
                    + " use of them.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown, as far as it is known",
            "1:the program failed, or could not write the file",
            "2:bad arguments"
        })
final class TopologyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private HostRoot root;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write it to FILE, as a JSON object.")
    private Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Override
    public Integer call() {
        OutputFile.requireWritable(spec, "--json", json);
        final Topology topology = Topology.read(root.directory(spec));
        spec.commandLine().getOut().println(topology.describe().stripTrailing());
        spec.commandLine().getOut().flush();
        return OutputFile.write(spec, json, AffinityJson.of(topology))
                ? ExitCode.OK
                : ExitCode.FAILED;
    }
}
