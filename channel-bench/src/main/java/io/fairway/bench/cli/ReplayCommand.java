package io.fairway.bench.cli;

import io.fairway.bench.itch.FlowGenerator;
import io.fairway.bench.itch.ItchReader;
import io.fairway.bench.replay.Fault;
import io.fairway.bench.replay.Pipeline;
import io.fairway.bench.replay.Rate;
import io.fairway.bench.replay.ReplayOptions;
import io.fairway.bench.replay.ReplayResult;
import io.fairway.bench.replay.StagePins;
import io.fairway.bench.report.HtmlReport;
import io.fairway.bench.report.JsonReport;
import io.fairway.bench.report.Machine;
import io.fairway.bench.report.Run;
import io.fairway.bench.report.TextReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays market data through a pipeline of channels, and reports. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Replays a NASDAQ TotalView-ITCH 5.0 file through a pipeline of channels, as a trading"
                    + " service would: a reader, order book builders sharded by stock, and a strategy"
                    + " that selects over quotes, executions, ticks, commands and requests.",
            "",
            "Reports what the feed says and how the channels did: throughput, sends that had to wait"
                    + " (each is tried without waiting first, and counted if the channel is full), and"
                    + " latency from the intended send time, which with --rate is the schedule's,"
                    + " however late the reader is, and otherwise the time of reading. \"Hop\" is from"
                    + " the reader to a book builder, of every message; \"end to end\" is from the"
                    + " reader to the strategy, of every quote change and execution.",
            "",
            "Executions are messages of type E and C, with their shares; a trade (P) is one of an"
                    + " order that was never displayed, and not counted among them.",
            "",
            "Ctrl-C stops reading, drains the pipeline and reports what was done. Progress is shown"
                    + " if standard error is a terminal.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the whole feed was replayed",
            "1:the program failed, or could not write a report",
            "2:bad arguments, no such file, or a fault in the feed; everything before the fault was"
                    + " replayed and is reported",
            "130:stopped by Ctrl-C; what was done is reported"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int DEFAULT_MESSAGES = 1_000_000;
    private static final long DEFAULT_SEED = 1;
    private static final int MAX_SHARDS = 256;
    private static final int MAX_CAPACITY = 1 << 24;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = {
                "The file to replay: messages, each after its length in two bytes, the higher first."
                        + " May be a pipe.",
                "Without it, order flow is generated in memory."
            })
    private Path file;

    @Option(
            names = "--messages",
            paramLabel = "N",
            description =
                    "Without a file: how many messages to generate, 1 to "
                            + FlowGenerator.MAX_MESSAGES
                            + (" (default: " + DEFAULT_MESSAGES + ")."))
    private Integer messages;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Without a file: another seed makes another flow (default: "
                            + DEFAULT_SEED
                            + ").")
    private Long seed;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    ("Book builders, each with a thread, 1 to " + MAX_SHARDS)
                            + " (default: ${DEFAULT-VALUE}).")
    private int shards;

    @Option(
            names = "--rate",
            paramLabel = "N|max",
            defaultValue = "max",
            description =
                    ("Messages a second, 1 to " + Rate.FASTEST + ", on a schedule that does not")
                            + " wait for the pipeline; or max, as fast as the pipeline takes them"
                            + " (default: ${DEFAULT-VALUE}).")
    private Rate rate;

    @Option(
            names = "--capacity",
            paramLabel = "N",
            defaultValue = "1024",
            description =
                    ("The capacity of each bounded channel, 1 to " + MAX_CAPACITY)
                            + " (default: ${DEFAULT-VALUE}).")
    private int capacity;

    @Option(
            names = "--wait",
            paramLabel = "STRATEGY",
            defaultValue = "spin-then-park",
            description =
                    "What threads do while they wait: ${COMPLETION-CANDIDATES} (default:"
                            + " ${DEFAULT-VALUE}). There are two threads more than shards; spinning"
                            + " is for a core each.")
    private WaitChoice wait;

    @Option(
            names = "--pin",
            paramLabel = "CPUS",
            description =
                    "Pin the threads: to a list of processors such as 0,1 in turn (the reader, the"
                            + " builders, the strategy); or to one each, by a specification such"
                            + " as node0:l3#1:any, or several in turn, parted by semicolons; or by"
                            + " policies in order of preference, such as isolated-first,same-l3."
                            + " What cannot be pinned is said; the report has what became of the"
                            + " threads.")
    private PinChoice pin;

    @Option(
            names = "--frames",
            description =
                    "Messages travel from the reader to the book builders as frames, bytes that are"
                            + " read where they were written, and not as objects. What is found is the"
                            + " same.")
    private boolean frames;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the results to FILE, as a JSON object.")
    private Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Also write an HTML page with a chart of the latencies over percentiles to FILE.")
    private Path report;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        requireRange("--shards", shards, MAX_SHARDS);
        requireRange("--capacity", capacity, MAX_CAPACITY);
        OutputFile.requireWritable(spec, "--json", json);
        OutputFile.requireWritable(spec, "--report", report);
        warnOfSpinning();
        try (ItchReader feed = file == null ? generate() : open()) {
            return replay(feed);
        } catch (IOException e) {
            complain(e.toString());
            return ExitCode.FAILED;
        }
    }

    private void requireRange(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw bad(option + ": " + value + " (must be 1.." + most + ")");
        }
    }

    private void warnOfSpinning() {
        final int threads = shards + 2;
        final int cores = Runtime.getRuntime().availableProcessors();
        if (wait == WaitChoice.SPINNING && threads > cores) {
            complain(
                    ("note: " + threads + " spinning threads on " + cores + " cores: each")
                            + " hand-over may take a time slice");
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private ItchReader generate() {
        final int count = messages == null ? DEFAULT_MESSAGES : messages;
        requireRange("--messages", count, FlowGenerator.MAX_MESSAGES);
        final byte[] flow = FlowGenerator.generate(count, seed());
        return new ItchReader(Channels.newChannel(new ByteArrayInputStream(flow)));
    }

    private long seed() {
        return seed == null ? DEFAULT_SEED : seed;
    }

    private ItchReader open() {
        if (messages != null || seed != null) {
            throw bad("--messages and --seed are for a generated flow, not for a file");
        }
        if (!Files.exists(file)) {
            throw bad("no such file: " + file);
        }
        if (Files.isDirectory(file)) {
            throw bad("a directory, not a file: " + file);
        }
        try {
            return new ItchReader(FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw bad("cannot be read: " + e.getMessage());
        }
    }

    private int replay(ItchReader feed) throws InterruptedException, IOException {
        final boolean watched = StandardError.isTerminal();
        final Progress progress = new Progress(spec.commandLine().getErr());
        final StagePins pins = pins();
        final ReplayOptions options =
                new ReplayOptions(shards, rate, capacity, wait.strategy(), pins, frames);
        try (Pipeline pipeline = new Pipeline(feed, options)) {
            final DrainOnShutdown drain = DrainOnShutdown.install(pipeline::stop);
            try {
                pipeline.start();
                while (!pipeline.awaitDrained(Progress.PERIOD)) {
                    if (watched) {
                        progress.show(pipeline.snapshot());
                    }
                }
                if (watched) {
                    progress.clear();
                }
                return report(pipeline.finish(), pins);
            } finally {
                drain.uninstall();
            }
        }
    }

    private StagePins pins() {
        if (pin == null) {
            return StagePins.none();
        }
        return pin.choose(shards + 2, note -> complain("note: " + note));
    }

    private int report(ReplayResult result, StagePins pins) throws IOException {
        final Run run = new Run(source(), options(), Machine.current(), result, pins.report());
        final PrintWriter out = spec.commandLine().getOut();
        out.print(TextReport.of(run));
        out.flush();
        if (json != null) {
            Files.writeString(json, JsonReport.of(run) + System.lineSeparator());
        }
        if (report != null) {
            Files.writeString(report, HtmlReport.of(run));
        }
        final Fault fault = result.fault();
        if (fault != null) {
            final String place = "byte " + fault.offset() + " of " + file;
            complain(place + ": " + fault.reason() + "; what comes before it was replayed");
            return ExitCode.BAD_INPUT;
        }
        return ExitCode.OK;
    }

    private String source() {
        return file == null ? "generated, seed " + seed() : file.toString();
    }

    private Map<String, String> options() {
        final Map<String, String> options = new LinkedHashMap<>();
        options.put("shards", Integer.toString(shards));
        options.put("rate", rate.toString());
        options.put("capacity", Integer.toString(capacity));
        options.put("wait", wait.toString());
        options.put("messages as", frames ? "frames" : "objects");
        if (pin != null) {
            options.put("pin", pin.toString());
        }
        return options;
    }

    private void complain(String message) {
        final PrintWriter err = spec.commandLine().getErr();
        err.println(spec.qualifiedName() + ": " + message);
        err.flush();
    }
}
