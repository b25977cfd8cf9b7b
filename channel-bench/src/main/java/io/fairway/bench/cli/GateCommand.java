package io.fairway.bench.cli;

import io.fairway.bench.gate.BaseBuild;
import io.fairway.bench.gate.Cell;
import io.fairway.bench.gate.Fault;
import io.fairway.bench.gate.Gate;
import io.fairway.bench.gate.GateException;
import io.fairway.bench.gate.GateOptions;
import io.fairway.bench.gate.GateReport;
import io.fairway.bench.gate.GateResult;
import io.fairway.bench.gate.SelfTest;
import io.fairway.bench.gate.SelfTestResult;
import io.fairway.bench.gate.Verdict;
import io.fairway.bench.report.Machine;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Decides whether channels cost what they did, and whether their latency holds. */
@Command(
        name = "gate",
        sortOptions = false,
        description = {
            "Decides whether channels cost what they did, and whether their latency holds; for CI.",
            "",
            "Layer 0 counts: bytes allocated, atomic instructions, what is inlined, which fields"
                    + " share cache lines; against a record. Layer 1 holds the 99th percentile of the"
                    + " one-way latency against a threshold. Layer 2 compares it with a base. All of"
                    + " it is explained in docs/gate.md.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PASS",
            "1:FAIL, or the gate itself failed",
            "2:bad arguments",
            "3:INCONCLUSIVE: this machine, now, cannot tell; the reason is said"
        })
final class GateCommand implements Callable<Integer> {
    private static final int INCONCLUSIVE = 3;
    private static final double MOST_MICROS = 1e6;
    private static final double MOST_RATIO = 100;
    private static final int MOST_ROUNDS = 1_000;
    private static final int MOST_TRIALS = 10_000;
    private static final String UNKNOWN = "unknown";
    private static final String CHANNEL = "io/fairway/channel/Channel.class";

    @Spec private CommandSpec spec;

    @Option(
            names = "--layer",
            paramLabel = "N",
            split = ",",
            description = "Which layers: of 0, 1, 2 (default: 0,1; and 2 if there is a base).")
    private List<Integer> layers;

    @Option(names = "--quick", description = "Measure less of each cell, and fewer cells.")
    private boolean quick;

    @Option(
            names = "--cell",
            paramLabel = "CELL",
            split = ",",
            description =
                    "What to measure in layers 1 and 2, as ROLE/CAPACITY/RATE/WAITING: spsc, mpsc or"
                            + " mpmc; a number or unbuffered; messages a second; spinning,"
                            + " spin-then-park or parking (default: twelve, two with --quick, one in a self-test).")
    private List<Cell> cells;

    @Option(
            names = "--threshold",
            paramLabel = "US",
            defaultValue = "12",
            description =
                    "Layer 1: what the 99th percentile may be, in microseconds (default:"
                            + " ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Layer 0: the record of the costs (default: Fairway's own).")
    private Path record;

    @Option(
            names = "--update-record",
            description =
                    "Write what layer 0 counts now to the record, in a checkout or to --record, and"
                            + " do nothing else.")
    private boolean updateRecord;

    @Option(
            names = "--base",
            paramLabel = "CLASSPATH",
            description = "Layer 2: the jars or directories of the Fairway to compare with.")
    private String base;

    @Option(
            names = "--base-commit",
            paramLabel = "REVISION",
            description = "Layer 2: the commit of this checkout to compare with. Builds it.")
    private String baseCommit;

    @Option(
            names = "--candidate",
            paramLabel = "CLASSPATH",
            description = "The jars or directories of the Fairway to judge (default: this one).")
    private String candidate;

    @Option(
            names = "--ratio",
            paramLabel = "X",
            defaultValue = "1.1",
            description =
                    "Layer 2: how many times as slow as the base the candidate may be (default:"
                            + " ${DEFAULT-VALUE}).")
    private double ratio;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "18",
            description =
                    "Layer 2: after how many rounds of four JVMs to give up, "
                            + GateOptions.LEAST_ROUNDS
                            + " or more (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "An option for the JVMs that measure, such as --jvm-option=-XX:+UseZGC.")
    private List<String> jvmOptions = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of all that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            defaultValue = "NONE",
            description =
                    "Put a fault before the channels, to see what the gate does: DELAY makes 2 %% of"
                            + " the sends 3 us slower, ALLOCATION lets each make an object.")
    private Fault fault;

    @Option(
            names = "--self-test",
            description =
                    "Let the gate judge the candidate against itself, and faults that are put in; and"
                            + " print how often it was right.")
    private boolean selfTest;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "40",
            description = "How often, in a self-test (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--update-doc",
            paramLabel = "FILE",
            description = "Put the self-test's table into FILE, between its markers.")
    private Path document;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write a JSON object to FILE.")
    private Path json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write JUnit's XML to FILE.")
    private Path junit;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Also write a summary for a pull request to FILE.")
    private Path markdown;

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where flight recordings of what fails go (default: ${DEFAULT-VALUE}).")
    private Path evidence;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Override
    public Integer call() throws InterruptedException, IOException {
        check();
        try {
            if (updateRecord) {
                return writeRecord();
            }
            if (baseCommit != null) {
                final Path root = checkout("--base-commit");
                progress("building " + baseCommit);
                try (BaseBuild build = BaseBuild.of(root, baseCommit)) {
                    return judge(build.classPath());
                }
            }
            return selfTest ? testItself() : judge(base);
        } catch (GateException e) {
            complain(e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private void check() throws InterruptedException, IOException {
        requireRange("--threshold", threshold, 0.001, MOST_MICROS);
        requireRange("--ratio", ratio, 1, MOST_RATIO);
        requireRange("--rounds", rounds, GateOptions.LEAST_ROUNDS, MOST_ROUNDS);
        requireRange("--trials", trials, 1, MOST_TRIALS);
        for (Integer each : layers()) {
            requireRange("--layer", each, 0, 2);
        }
        if (base != null && baseCommit != null) {
            throw bad("--base and --base-commit: one of them");
        }
        if (layers().contains(2) && base == null && baseCommit == null && !selfTest) {
            throw bad("--layer 2: compared with what? --base or --base-commit");
        }
        if (selfTest && (base != null || baseCommit != null || fault != Fault.NONE)) {
            throw bad("--self-test compares the candidate with itself, and puts the faults in");
        }
        if (baseCommit != null && !BaseBuild.exists(checkout("--base-commit"), baseCommit)) {
            throw bad("--base-commit: no such commit: " + baseCommit);
        }
        requireFairway("--base", base);
        requireFairway("--candidate", candidate);
        if (!updateRecord && record != null && !Files.isReadable(record)) {
            throw bad("--record: cannot be read: " + record);
        }
        if (!Files.isDirectory(evidence)) {
            throw bad("--evidence: no such directory: " + evidence);
        }
        if (layers().contains(2) || selfTest) {
            requireRates();
        }
        requirePlace();
        OutputFile.requireWritable(spec, "--json", json);
        OutputFile.requireWritable(spec, "--junit", junit);
        OutputFile.requireWritable(spec, "--markdown", markdown);
    }

    private void requireRange(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw bad(
                    String.format(
                            Locale.ROOT,
                            "%s: %s (must be %s..%s)",
                            option,
                            plain(value),
                            plain(least),
                            plain(most)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void requireFairway(String option, String classPath) throws IOException {
        if (classPath == null) {
            return;
        }
        final List<URL> urls = new ArrayList<>();
        for (String each : classPath.split(File.pathSeparator)) {
            if (!Files.exists(Path.of(each))) {
                throw bad(option + ": no such file: " + each);
            }
            urls.add(Path.of(each).toUri().toURL());
        }
        // Else the checkout's own, which come next on the path, would be judged instead.
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            if (loader.findResource(CHANNEL) == null) {
                throw bad(option + ": no " + CHANNEL + " in " + classPath);
            }
        }
    }

    /** Slices of a comparison are short: with few messages it could not use any. */
    private void requireRates() {
        final int least = GateOptions.leastRate(quick);
        for (Cell each : cells == null ? List.<Cell>of() : cells) {
            if (each.rate() < least) {
                throw bad(
                        "--cell: "
                                + each
                                + ": to compare, it must have "
                                + least
                                + " messages a second or more");
            }
        }
    }

    private void requirePlace() throws IOException {
        if (document == null) {
            return;
        }
        if (!Files.isWritable(document)) {
            throw bad("--update-doc: cannot be written: " + document);
        }
        try {
            SelfTestResult.requirePlace(Files.readString(document));
        } catch (GateException e) {
            throw bad("--update-doc: " + e.getMessage());
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Set<Integer> layers() {
        if (layers != null) {
            return new TreeSet<>(layers);
        }
        return base == null && baseCommit == null ? Set.of(0, 1) : Set.of(0, 1, 2);
    }

    private Path checkout(String option) {
        final String root = System.getProperty("fairway.root");
        if (root == null || !Files.exists(Path.of(root, "pom.xml"))) {
            throw bad(option + " is for a checkout, with bin/fairway");
        }
        return Path.of(root);
    }

    private GateOptions options(String baseClassPath) {
        final String own = System.getProperty("java.class.path");
        final List<Cell> several = quick ? Cell.QUICK : Cell.ALL;
        final List<Cell> defaults = selfTest ? List.of(Cell.QUICK.getFirst()) : several;
        return new GateOptions(
                layers(),
                quick,
                cells == null ? defaults : cells,
                Math.round(threshold * 1e3),
                ratio,
                rounds,
                fault,
                record,
                before(candidate, own),
                before(baseClassPath, own),
                jvmOptions,
                evidence,
                seed,
                commit());
    }

    /** Of the checkout, if it is what is judged. */
    private String commit() {
        return candidate == null ? System.getProperty("fairway.commit", UNKNOWN) : UNKNOWN;
    }

    /** The classes that come first count. */
    private static String before(String first, String rest) {
        return first == null ? rest : first + File.pathSeparator + rest;
    }

    private int writeRecord() throws InterruptedException {
        final Path file =
                record == null ? checkout("--update-record").resolve(Gate.RECORD) : record;
        new Gate(options(null), this::progress).updateRecord(file);
        progress("written: " + file);
        return ExitCode.OK;
    }

    private int judge(String baseClassPath) throws InterruptedException, IOException {
        final GateResult result = new Gate(options(baseClassPath), this::progress).run();
        final GateReport report = new GateReport(result);
        print(report.text());
        write(junit, report.junit());
        write(markdown, report.markdown());
        if (!OutputFile.write(spec, json, report.json())) {
            return ExitCode.FAILED;
        }
        return exitCode(result.verdict());
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case PASS -> ExitCode.OK;
            case FAIL -> ExitCode.FAILED;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    private int testItself() throws InterruptedException, IOException {
        final SelfTestResult result =
                new SelfTest(options(candidate), trials, this::progress).run();
        print(result.table());
        if (document != null) {
            Files.writeString(document, result.insertInto(Files.readString(document), command()));
        }
        return OutputFile.write(spec, json, result.json()) && result.isMet()
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    /** The circumstances of the self-test, for the document. */
    private String command() {
        return "`bin/fairway "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs())
                        .replace(" --update-doc " + document, "")
                        .replace(" --json " + json, "")
                + "`, commit "
                + commit()
                + ", "
                + LocalDate.now(ZoneOffset.UTC)
                + ", "
                + Machine.current().cores()
                + " processors, "
                + Machine.current().jvm()
                + ":";
    }

    private static void write(Path file, String text) throws IOException {
        if (file != null) {
            Files.writeString(file, text);
        }
    }

    private void print(String text) {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private void progress(String message) {
        complain(message);
    }

    private void complain(String message) {
        final PrintWriter err = spec.commandLine().getErr();
        err.println(spec.qualifiedName() + ": " + message);
        err.flush();
    }
}
