package io.fairway.bench.peers;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The JVMs that measure.
 *
 * @param jdk17 the java command of a JDK 17, if there is one
 */
record JavaCommands(Optional<Path> jdk17) {

    Path of(Cell cell) {
        return cell.implementation().isOnJdk17()
                ? jdk17.orElseThrow()
                : Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
