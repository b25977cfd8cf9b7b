package io.fairway.fray;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** The directory of the copies. */
    static final String DIRECTORY = "visible-classes";

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
        final Map<String, byte[]> classFiles = new TreeMap<>();
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

    /** Where the production class file is: behind the visible one, where the tests run. */
    private static Path homeOf(String className) throws IOException {
        final String file = className.replace('.', '/') + ".class";
        final List<URL> found =
                Collections.list(VisibleClasses.class.getClassLoader().getResources(file));
        for (URL each : found) {
            if (!each.getPath().contains("/" + DIRECTORY + "/")) {
                return homeOf(each, file);
            }
        }
        throw new IOException("no class file of " + className + " but " + found);
    }

    private static Path homeOf(URL resource, String file) throws IOException {
        try {
            if (resource.getProtocol().equals("jar")) {
                final String jar =
                        ((JarURLConnection) resource.openConnection()).getJarFileURL().toString();
                return Path.of(new URI(jar));
            }
            final String path = resource.toString();
            return Path.of(new URI(path.substring(0, path.length() - file.length())));
        } catch (URISyntaxException e) {
            throw new IOException(e);
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
