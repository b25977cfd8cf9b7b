package io.fairway.bench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names another host than this. */
final class HostRoot {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "/",
            description =
                    "Where the host's proc and sys are, such as a copy of another host's (default:"
                            + " ${DEFAULT-VALUE}).")
    private Path root;

    Path directory(CommandSpec spec) {
        if (!Files.isDirectory(root)) {
            throw new ParameterException(spec.commandLine(), "--root: no such directory: " + root);
        }
        return root;
    }
}
