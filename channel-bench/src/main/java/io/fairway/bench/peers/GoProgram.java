package io.fairway.bench.peers;

import io.fairway.bench.process.Program;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program in Go that is measured beside Java's. Built anew each time, which Go does quickly.
 */
final class GoProgram {
    private static final Path DEBIAN = Path.of("/usr/lib");
    private static final String SOURCES = "go";
    private static final String NAME = "peers-go";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private GoProgram() {}

    /** The go command on the path, or else where Debian puts what is not on it. */
    static Optional<Path> findGo() throws IOException {
        final List<Path> onPath =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(each -> Path.of(each, "go"))
                        .toList();
        final Optional<Path> found = onPath.stream().filter(Files::isExecutable).findFirst();
        if (found.isPresent() || !Files.isDirectory(DEBIAN)) {
            return found;
        }
        try (Stream<Path> installed = Files.list(DEBIAN)) {
            return installed
                    .filter(each -> each.getFileName().toString().startsWith("go-"))
                    .map(each -> each.resolve("bin/go"))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder());
        }
    }

    /**
     * Builds the program with the go command that is there.
     *
     * @return the program
     * @throws IOException if there is no go command, or it failed
     */
    static Path findAndBuild() throws IOException, InterruptedException {
        return build(findGo().orElseThrow(() -> new IOException("there is no go command")));
    }

    /**
     * Builds the program.
     *
     * @param go the go command
     * @return the program
     * @throws IOException if that failed
     */
    private static Path build(Path go) throws IOException, InterruptedException {
        final Path module = module();
        final Path program = module.resolve("target").resolve(NAME);
        final Program.Result result =
                new Program(List.of(go.toString(), "build", "-o", program.toString(), "."), LIMIT)
                        .in(module.resolve(SOURCES))
                        .run();
        if (result.exitCode() != 0) {
            throw new IOException(go + " build failed: " + result.err());
        }
        return program;
    }

    /** The directory of this Maven module, which has the sources. */
    private static Path module() throws IOException {
        try {
            final Path classes =
                    Path.of(
                            GoProgram.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            final Path module = classes.resolve("../..").normalize();
            if (!Files.isDirectory(module.resolve(SOURCES))) {
                throw new IOException("no sources of the Go program beside " + classes);
            }
            return module;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
