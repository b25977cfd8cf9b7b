package io.fairway.fray;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Class files of production sources with a seeded bug: as compiled, and made visible. */
final class Mutant {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path MUTANTS = Path.of("target", "mutants");

    private final Path plain;
    private final Path visible;

    private Mutant(Path home) {
        this.plain = home.resolve("plain");
        this.visible = home.resolve("visible");
    }

    /** The class files as compiled. */
    Path plain() {
        return plain;
    }

    /** The class files as the scenarios need them. */
    Path visible() {
        return visible;
    }

    static Mutant of(SeededBug bug) throws IOException {
        final String source = Files.readString(ROOT.resolve(bug.file));
        final int at = source.indexOf(bug.original);
        if (at < 0 || source.indexOf(bug.original, at + 1) >= 0) {
            throw new AssertionError(bug + " is out of date: must be once in " + bug.file);
        }
        final Path home = MUTANTS.resolve(bug.name());
        VisibleClasses.deleteAll(home);
        final Path edited = home.resolve("source").resolve(Path.of(bug.file).getFileName());
        Files.createDirectories(edited.getParent());
        Files.writeString(edited, source.replace(bug.original, bug.replacement));
        final Mutant mutant = new Mutant(home);
        compile(edited, mutant.plain);
        try (Stream<Path> files = Files.walk(mutant.plain)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                final Path copy = mutant.visible.resolve(mutant.plain.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, VisibleClasses.rewrite(Files.readAllBytes(file)));
            }
        }
        return mutant;
    }

    private static void compile(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            final List<String> options =
                    List.of(
                            "--release",
                            "17",
                            "-proc:none",
                            "-classpath",
                            String.join(File.pathSeparator, MutantRun.classPath()),
                            "-d",
                            target.toString());
            final boolean compiled =
                    compiler.getTask(
                                    messages,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjects(source))
                            .call();
            if (!compiled) {
                throw new AssertionError(messages.toString());
            }
        }
    }
}
