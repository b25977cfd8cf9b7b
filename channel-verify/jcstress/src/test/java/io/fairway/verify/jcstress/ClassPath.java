package io.fairway.verify.jcstress;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The class path of this JVM, for another one. */
final class ClassPath {
    private ClassPath() {}

    static List<Path> entries() {
        final List<Path> entries = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(each).toAbsolutePath());
        }
        return entries;
    }

    /**
     * An empty jar that leads to these entries: jcstress 0.16 searches each directory of a class
     * path for classes, and fails on ours.
     */
    static Path jarOf(List<Path> entries, Path jar) throws IOException {
        final Manifest manifest = new Manifest();
        final Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                entries.stream()
                        .map(each -> each.toUri().toString())
                        .collect(Collectors.joining(" ")));
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar)) {
            new JarOutputStream(file, manifest).close();
        }
        return jar;
    }
}
