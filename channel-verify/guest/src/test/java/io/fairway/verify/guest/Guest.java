package io.fairway.verify.guest;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts a guest together, boots it, and listens to its console. */
final class Guest {
    private static final long PATIENCE_SECONDS = 480;
    private static final Pattern LIBRARY = Pattern.compile("(?:.* => )?(/[^ ]+) \\(0x[0-9a-f]+\\)");

    private final Ingredients ingredients;
    private final Path work;
    private final Path image;

    private Guest(Ingredients ingredients, Path work, Path image) {
        this.ingredients = ingredients;
        this.work = work;
        this.image = image;
    }

    /** Links a Java runtime that has just what the tests need. */
    static Guest link(Ingredients ingredients, Path work) throws IOException, InterruptedException {
        final Path image = work.resolve("java");
        Command.run(
                work.resolve("jlink.log"),
                PATIENCE_SECONDS,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        // JUnit logs.
                        "java.base,java.logging",
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--generate-cds-archive",
                        "--output",
                        image.toString()));
        return new Guest(ingredients, work, image);
    }

    /**
     * Boots it, and lets it run tests.
     *
     * @param name for its files
     * @param machine what is asked of qemu
     * @param told what the tests are told that was asked
     * @param classPath what they need
     * @param tests names of their classes
     */
    Verdict boot(
            String name, Machine machine, Machine told, List<Path> classPath, List<String> tests)
            throws IOException, InterruptedException {
        final Path archive = work.resolve(name + ".cpio");
        pack(archive, told, classPath, tests);
        final List<String> line = new ArrayList<>();
        line.add(ingredients.qemu().toString());
        line.addAll(List.of("-accel", "tcg,thread=multi", "-cpu", "Nehalem"));
        line.addAll(List.of("-nodefaults", "-no-user-config", "-no-reboot"));
        line.addAll(List.of("-display", "none", "-serial", "stdio"));
        line.addAll(machine.arguments());
        line.addAll(List.of("-kernel", ingredients.kernel().toString()));
        line.addAll(List.of("-initrd", archive.toString()));
        line.add("-append");
        // Left to itself the kernel moves pages to the threads that use them.
        line.add(
                "console=ttyS0 quiet loglevel=1 panic=-1 nowatchdog numa_balancing=disable"
                        + machine.kernelParameters());
        final long start = System.nanoTime();
        System.out.println(name + ": " + String.join(" ", line));
        final List<String> console =
                Command.run(work.resolve(name + ".console"), PATIENCE_SECONDS, line);
        System.out.println(name + ": " + (System.nanoTime() - start) / 1_000_000_000 + " s");
        Files.delete(archive);
        return Verdict.of(console);
    }

    private void pack(Path file, Machine told, List<Path> classPath, List<String> tests)
            throws IOException, InterruptedException {
        try (Archive archive = new Archive(file)) {
            for (String each : List.of("/dev", "/proc", "/sys", "/tmp", "/root")) {
                archive.directory(each);
            }
            archive.file("/bin/busybox", ingredients.busybox());
            archive.tree("/java", image, each -> !each.startsWith("legal"));
            for (String each : libraries()) {
                archive.file(each, Path.of(each));
            }
            final List<String> path = new ArrayList<>();
            for (int i = 0; i < classPath.size(); i++) {
                final Path each = classPath.get(i);
                if (Files.isDirectory(each)) {
                    archive.tree("/app/" + i, each, name -> !name.startsWith("hosts"));
                    path.add("/app/" + i);
                } else {
                    archive.file("/app/" + i + ".jar", each);
                    path.add("/app/" + i + ".jar");
                }
            }
            final StringWriter description = new StringWriter();
            told.description().store(description, null);
            archive.text("/asked.properties", description.toString());
            archive.text("/class-path", String.join(":", path));
            archive.text("/tests", String.join("\n", tests) + "\n");
            archive.text("/init", script());
        }
    }

    private static String script() throws IOException {
        try (var in = Guest.class.getResourceAsStream("init.sh")) {
            return new String(in.readAllBytes());
        }
    }

    /** The shared libraries of the host that the runtime needs. */
    private TreeSet<String> libraries() throws IOException, InterruptedException {
        final List<String> line = new ArrayList<>(List.of("ldd"));
        line.add(image.resolve("bin/java").toString());
        try (Stream<Path> files = Files.walk(image.resolve("lib"))) {
            files.filter(each -> each.toString().endsWith(".so"))
                    .forEach(each -> line.add(each.toString()));
        }
        final TreeSet<String> libraries = new TreeSet<>();
        for (String each : Command.run(work.resolve("ldd.log"), PATIENCE_SECONDS, line)) {
            final var library = LIBRARY.matcher(each.strip());
            if (library.matches() && !library.group(1).startsWith(image.toString())) {
                libraries.add(library.group(1));
            }
        }
        return libraries;
    }

    /** Where a class comes from. */
    static Path origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
