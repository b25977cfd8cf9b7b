package io.fairway.bench.cli;

import io.fairway.bench.peers.PeerResults;
import io.fairway.bench.peers.PeerRun;
import io.fairway.bench.peers.Settings;
import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import io.fairway.bench.report.Machine;
import io.fairway.bench.report.PeerHeader;
import io.fairway.bench.report.PeerHtml;
import io.fairway.bench.report.PeerJson;
import io.fairway.bench.report.PeerMarkdown;
import io.fairway.bench.report.PeerTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures Fairway beside other channels and queues. */
@Command(
        name = "peers",
        sortOptions = false,
        description = {
            "Measures Fairway beside other channels and queues: the same workloads in the same run,"
                    + " each in processes of its own. Says whether Fairway's targets are met. Takes"
                    + " hours if not --quick; the machine should have nothing else to do.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured, whether or not the targets are met",
            "1:a measurement failed or lost an element, there was none, or a file could not be written",
            "2:bad arguments"
        })
final class PeersCommand implements Callable<Integer> {
    private static final int MAX_ROUNDS = 1000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--quick",
            description = "Minutes instead of hours; one process for each figure.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WORKLOAD",
            description = "Only these workloads: ${COMPLETION-CANDIDATES}.",
            completionCandidates = WorkloadNames.class)
    private List<String> only = List.of();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "NAME",
            description = "Only these implementations, as the table names them.")
    private List<String> with = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many processes for each figure, 1 to " + MAX_ROUNDS + ".")
    private Integer rounds;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the results to FILE, as a JSON object.")
    private Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the results to FILE, as an HTML page with charts.")
    private Path report;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description =
                    "Also write the results into FILE, a document with a place marked for them, as"
                            + " docs/benchmarks.md.")
    private Path markdown;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        final List<Workload> workloads = workloads();
        final Set<Implementation> implementations = implementations();
        if (workloads.stream()
                .allMatch(each -> Collections.disjoint(each.implementations(), implementations))) {
            throw new ParameterException(
                    spec.commandLine(), "nothing to measure: no --with can do any --only");
        }
        final Settings settings = settings();
        OutputFile.requireWritable(spec, "--json", json);
        OutputFile.requireWritable(spec, "--report", report);
        final String document = document();
        final PrintWriter err = spec.commandLine().getErr();
        final PeerResults results =
                run(workloads, implementations, settings, line -> tell(err, line));
        final PeerHeader header =
                new PeerHeader(
                        Machine.current(),
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        System.getProperty("fairway.commit", "unknown"),
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        command(),
                        settings);
        spec.commandLine().getOut().print(PeerTable.of(header, results));
        spec.commandLine().getOut().flush();
        final boolean measured = results.failures().isEmpty() && !results.figures().isEmpty();
        return write(header, results, document) && measured ? ExitCode.OK : ExitCode.FAILED;
    }

    /** The document to write into; null if there is none. */
    private String document() {
        if (markdown == null) {
            return null;
        }
        try {
            final String document = Files.readString(markdown);
            PeerMarkdown.requirePlace(document);
            return document;
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--markdown: " + e.getMessage(), e);
        }
    }

    private boolean write(PeerHeader header, PeerResults results, String document) {
        boolean written = OutputFile.write(spec, json, PeerJson.of(header, results));
        if (report != null) {
            written &= OutputFile.write(spec, report, PeerHtml.of(header, results));
        }
        if (document != null) {
            written &=
                    OutputFile.write(
                            spec, markdown, PeerMarkdown.insert(document, header, results));
        }
        return written;
    }

    private static PeerResults run(
            List<Workload> workloads,
            Set<Implementation> implementations,
            Settings settings,
            Consumer<String> progress)
            throws InterruptedException {
        try {
            return new PeerRun(workloads, implementations, settings, progress).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }

    private List<Workload> workloads() {
        final List<Workload> chosen = new ArrayList<>();
        for (String each : only) {
            chosen.add(
                    Workload.find(each)
                            .orElseThrow(() -> unknown("--only", each, new WorkloadNames())));
        }
        return only.isEmpty() ? List.of(Workload.values()) : chosen.stream().distinct().toList();
    }

    private Set<Implementation> implementations() {
        final Set<Implementation> chosen = EnumSet.noneOf(Implementation.class);
        for (String each : with) {
            chosen.add(
                    Implementation.find(each)
                            .orElseThrow(() -> unknown("--with", each, Implementation.ids())));
        }
        return with.isEmpty() ? EnumSet.allOf(Implementation.class) : chosen;
    }

    private ParameterException unknown(String option, String value, Iterable<String> known) {
        return new ParameterException(
                spec.commandLine(),
                option + ": '" + value + "' (there are " + String.join(", ", known) + ")");
    }

    private Settings settings() {
        final Settings settings = quick ? Settings.QUICK : Settings.FULL;
        if (rounds == null) {
            return settings;
        }
        if (rounds < 1 || rounds > MAX_ROUNDS) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds: " + rounds + " (must be 1.." + MAX_ROUNDS + ")");
        }
        return settings.withRounds(rounds);
    }

    /** What decides about the figures; not where they go. */
    private String command() {
        final StringBuilder command = new StringBuilder("bin/fairway peers");
        if (quick) {
            command.append(" --quick");
        }
        if (rounds != null) {
            command.append(" --rounds ").append(rounds);
        }
        if (!only.isEmpty()) {
            command.append(" --only ").append(String.join(",", only));
        }
        if (!with.isEmpty()) {
            command.append(" --with ").append(String.join(",", with));
        }
        return command.toString();
    }
}
