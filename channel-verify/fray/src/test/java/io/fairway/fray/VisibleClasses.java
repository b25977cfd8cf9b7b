package io.fairway.fray;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** The production class files, and their copies whose shared accesses Fray sees. */
final class VisibleClasses {

    /** One class of each production module, to find where that module's class files are. */
    private static final List<String> ONE_OF_EACH =
            List.of(
                    "io.fairway.ring.Ring",
                    "io.fairway.channel.Channel",
                    "io.fairway.select.Select");

    private VisibleClasses() {}

    /** Writes a rewritten copy of every production class file. */
    static void writeTo(Path directory) throws IOException {
        deleteAll(directory);
        for (Map.Entry<String, byte[]> each : production().entrySet()) {
            final Path file = directory.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, rewrite(each.getValue()));
        }
    }

    static byte[] rewrite(byte[] classFile) {
        final ClassReader reader = new ClassReader(classFile);
        // Sizes of the stack are computed anew; the frames stay right, as each instruction is
        // replaced by one with the same effect.
        final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new VisibilityRewriter(writer), 0);
        return writer.toByteArray();
    }

    /** The production class files, by name, from the class path of this program. */
    static Map<String, byte[]> production() throws IOException {
        final Map<String, byte[]> classFiles = new java.util.TreeMap<>();
        for (String name : ONE_OF_EACH) {
            final Path home = homeOf(name);
            if (Files.isDirectory(home)) {
                collect(home, classFiles);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(home)) {
                    collect(jar.getPath("/"), classFiles);
                }
            }
        }
        return classFiles;
    }

    private static Path homeOf(String className) throws IOException {
        try {
            final CodeSource source =
                    Class.forName(className).getProtectionDomain().getCodeSource();
            final URI location = source.getLocation().toURI();
            return Path.of(location);
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IOException("no class files of " + className, e);
        }
    }

    private static void collect(Path home, Map<String, byte[]> classFiles) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("io"))) {
            for (Path file :
                    (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                classFiles.put(home.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    static void deleteAll(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        final List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = new ArrayList<>(files.toList());
        }
        all.sort(Comparator.reverseOrder());
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
