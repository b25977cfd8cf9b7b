package io.fairway.bench.cli;

import io.fairway.bench.gate.Cell;
import io.fairway.bench.replay.Rate;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program {@code fairway}. Results go to standard output, all else to standard error. */
@Command(
        name = "fairway",
        description = "Fairway's command line.",
        subcommands = {
            ReplayCommand.class,
            DoctorCommand.class,
            TopologyCommand.class,
            JitterCommand.class,
            PinningEffectCommand.class,
            GateCommand.class,
            PeersCommand.class
        })
public final class Main implements Runnable {
    private static final int HELP_WIDTH = 100;

    @Spec private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    Main() {}

    /**
     * Runs a command and exits.
     *
     * @param arguments the command's name and its arguments
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, which tests run within their own JVM. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setUsageHelpWidth(HELP_WIDTH)
                .registerConverter(Cell.class, text -> convert(Cell::parse, text))
                .registerConverter(Rate.class, text -> convert(Rate::parse, text))
                .registerConverter(PinChoice.class, text -> convert(PinChoice::parse, text))
                .registerConverter(WaitChoice.class, text -> convert(WaitChoice::of, text))
                .setParameterExceptionHandler((e, arguments) -> reject(e));
    }

    private static <T> T convert(Function<String, T> parse, String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Says what is wrong in one line; picocli would print the whole help after it. */
    private static int reject(ParameterException e) {
        final CommandSpec command = e.getCommandLine().getCommandSpec();
        final PrintWriter err = e.getCommandLine().getErr();
        err.println(
                command.qualifiedName() + ": " + e.getMessage() + " (--help shows all options)");
        err.flush();
        return ExitCode.BAD_INPUT;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
