package io.fairway.verify.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The production classes that a seeded bug changes, compiled from a copy of their sources. */
final class Mutant {
    private final Checkout checkout;
    private final SeededBug bug;
    private final Path directory;

    Mutant(Checkout checkout, SeededBug bug) {
        this.checkout = checkout;
        this.bug = bug;
        this.directory = checkout.target().resolve(bug.id());
    }

    Path directory() {
        return directory;
    }

    /** Applies the edits and compiles; gives the directory of the changed classes. */
    Path build() throws IOException {
        deleteWhatIsLeft();
        final Map<String, String> sources = new HashMap<>();
        for (Edit edit : bug.edits()) {
            final String before = sources.get(edit.file());
            final String source =
                    before == null ? Files.readString(checkout.path(edit.file())) : before;
            sources.put(edit.file(), edit.apply(source));
        }
        final List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> each : sources.entrySet()) {
            final String inModule =
                    each.getKey().substring(each.getKey().indexOf("/src/main/java/") + 15);
            final Path file = directory.resolve("sources").resolve(inModule);
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
            files.add(file);
        }
        final Path classes = directory.resolve("classes");
        for (Edit edit : bug.edits()) {
            copyClasses(edit.module(), classes);
        }
        if (!files.isEmpty()) {
            compile(files, classes);
        }
        return classes;
    }

    private void deleteWhatIsLeft() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path each : (Iterable<Path>) old.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(each);
                }
            }
        }
    }

    /**
     * All classes of the module, as some tests look for them where its others are. Without its
     * descriptor, beside which javac would compile as a module.
     */
    private void copyClasses(String module, Path classes) throws IOException {
        final Path original = checkout.path(module).resolve("target/classes");
        try (Stream<Path> all = Files.walk(original)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                final Path copy = classes.resolve(original.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else if (!each.endsWith("module-info.class")) {
                    Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void compile(Collection<Path> files, Path classes) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, null, null)) {
            final List<String> options =
                    List.of(
                            "--release",
                            "17",
                            "-proc:none",
                            "-d",
                            classes.toString(),
                            "-cp",
                            System.getProperty("java.class.path"));
            final boolean compiled =
                    compiler.getTask(
                                    null,
                                    manager,
                                    diagnostics,
                                    options,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call();
            if (!compiled) {
                throw new IllegalStateException(
                        bug.id() + " does not compile: " + errors(diagnostics));
            }
        }
    }

    private static List<String> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }
}
