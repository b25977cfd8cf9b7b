package io.fairway.bench.cli;

import io.fairway.affinity.Diagnosis;
import io.fairway.affinity.Doctor;
import io.fairway.bench.report.AffinityJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for what costs latency on a host. */
@Command(
        name = "doctor",
        sortOptions = false,
        description = {
            "Looks at the host for what costs latency, and says what to do about it. Reads only.",
            "",
            "BAD ruins the tail of the latencies, WARN costs latency now and then, INFO is good to"
                    + " know, and UNKNOWN could not be found out. In a container or a virtual machine"
                    + " it sees what that is shown.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is BAD or WARN",
            "1:something is, or the program failed, or could not write the file",
            "2:bad arguments"
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private HostRoot root;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the findings to FILE, as a JSON object.")
    private Path json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Override
    public Integer call() {
        OutputFile.requireWritable(spec, "--json", json);
        final Diagnosis diagnosis = Doctor.examine(root.directory(spec));
        spec.commandLine().getOut().print(diagnosis);
        spec.commandLine().getOut().flush();
        return OutputFile.write(spec, json, AffinityJson.of(diagnosis)) && diagnosis.isHealthy()
                ? ExitCode.OK
                : ExitCode.FAILED;
    }
}
