package io.fairway.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JDK that Fairway is measured on beside this one. */
final class Jdk17 {
    private static final String VARIABLE = "JDK17_HOME";
    private static final String VERSION = "JAVA_VERSION=\"17";

    private Jdk17() {}

    /** The java command of a JDK 17: of the one that the environment names, or one beside this. */
    static Optional<Path> find() throws IOException {
        final String home = System.getenv(VARIABLE);
        if (home != null) {
            return Optional.of(Path.of(home)).filter(Jdk17::is).map(Jdk17::java);
        }
        final Path beside = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(beside)) {
            return homes.sorted().filter(Jdk17::is).findFirst().map(Jdk17::java);
        }
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    private static boolean is(Path home) {
        final Path release = home.resolve("release");
        try {
            return Files.isExecutable(java(home))
                    && Files.isReadable(release)
                    && Files.readString(release).contains(VERSION);
        } catch (IOException e) {
            return false; // then it is of no use, either
        }
    }
}
