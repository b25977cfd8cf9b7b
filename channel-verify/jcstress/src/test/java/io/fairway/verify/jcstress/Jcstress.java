package io.fairway.verify.jcstress;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs jcstress in a JVM of its own, as it would be run by hand. */
final class Jcstress {
    /** Where the module is built. */
    static final Path TARGET =
            Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();

    /** How often to show progress. */
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Tier tier;
    private final List<Path> classPath;
    private final Path directory;

    /**
     * A run to come.
     *
     * @param tier how long
     * @param classPath what to run it on
     * @param name the directory under target/jcstress for its reports
     */
    Jcstress(Tier tier, List<Path> classPath, String name) {
        this.tier = tier;
        this.classPath = classPath;
        this.directory = TARGET.resolve("jcstress").resolve(name);
    }

    /** Runs the tests whose names match, and reads the verdicts. */
    Report run(String tests) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        final Path jar = ClassPath.jarOf(classPath, directory.resolve("classpath.jar"));
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED"); // JNA, by which it pins threads
        command.addAll(List.of("-cp", jar.toString(), "org.openjdk.jcstress.Main", "-v"));
        command.addAll(tier.options());
        command.addAll(List.of("-t", tests, "-r", directory.resolve("html").toString()));
        final Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        final Thread watchdog = watch(process);
        final Report report = new Report();
        long shown = System.nanoTime();
        try (BufferedReader out = process.inputReader();
                BufferedWriter log = Files.newBufferedWriter(directory.resolve("jcstress.log"))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                log.write(line);
                log.newLine();
                if (report.accept(line) && System.nanoTime() - shown >= PROGRESS_NANOS) {
                    shown = System.nanoTime();
                    System.out.println("jcstress: " + report.progress());
                }
            }
        } finally {
            watchdog.interrupt();
            destroy(process);
        }
        return report;
    }

    private Thread watch(Process process) {
        final Thread watchdog =
                new Thread(
                        () -> {
                            try {
                                if (!process.waitFor(
                                        tier.limit.toMillis(), TimeUnit.MILLISECONDS)) {
                                    destroy(process);
                                }
                            } catch (InterruptedException e) {
                                // the run is over
                            }
                        },
                        "watchdog of jcstress");
        watchdog.setDaemon(true);
        watchdog.start();
        return watchdog;
    }

    /** Ends it and its forks; no-op if it has ended. */
    private static void destroy(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** For the message of a failure. */
    Path log() {
        return directory.resolve("jcstress.log");
    }
}
