package io.fairway.bench.gate;

import io.fairway.bench.process.Program;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds another commit of a checkout, in a work tree of its own that goes away with it. */
public final class BaseBuild implements AutoCloseable {
    private static final List<String> MODULES =
            List.of("channel-ringbuffer", "channel-core", "channel-select");
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Path checkout;
    private final Path tree;

    private BaseBuild(Path checkout, Path tree) {
        this.checkout = checkout;
        this.tree = tree;
    }

    /**
     * Whether a checkout has such a commit.
     *
     * @param checkout the root of a checkout
     * @param revision what git calls a revision
     * @return whether it has
     * @throws InterruptedException if interrupted
     */
    public static boolean exists(Path checkout, String revision) throws InterruptedException {
        try {
            run(checkout, "git", "rev-parse", "--verify", "--quiet", revision + "^{commit}");
            return true;
        } catch (GateException e) {
            return false;
        }
    }

    /**
     * Builds a commit.
     *
     * @param checkout the root of a checkout
     * @param revision what git calls a revision
     * @return the build
     * @throws InterruptedException if interrupted
     * @throws GateException if it cannot be built
     */
    public static BaseBuild of(Path checkout, String revision) throws InterruptedException {
        try {
            final Path tree = Files.createTempDirectory("fairway-base").resolve("tree");
            run(checkout, "git", "worktree", "add", "--detach", tree.toString(), revision);
            final BaseBuild build = new BaseBuild(checkout, tree);
            try {
                build.compile();
                return build;
            } catch (RuntimeException | InterruptedException e) {
                build.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile() throws InterruptedException {
        run(
                tree,
                "mvn",
                "-q",
                "-B",
                "--no-transfer-progress",
                "-pl",
                String.join(",", MODULES),
                "-am",
                "package",
                "-Dmaven.test.skip",
                "-Denforcer.skip");
    }

    /**
     * Where its classes are.
     *
     * @return a class path
     */
    public String classPath() {
        return MODULES.stream()
                .map(each -> tree.resolve(each).resolve("target/classes").toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void run(Path directory, String... command) throws InterruptedException {
        try {
            final Program.Result result = new Program(List.of(command), LIMIT).in(directory).run();
            if (result.exitCode() != 0) {
                throw new GateException(
                        String.join(" ", command) + " failed:\n" + result.out() + result.err());
            }
        } catch (IOException e) {
            throw new GateException(String.join(" ", command) + " failed: " + e.getMessage(), e);
        }
    }

    /** Removes the work tree. */
    @Override
    public void close() {
        try {
            run(checkout, "git", "worktree", "remove", "--force", tree.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the tree stays behind, for git worktree prune
            return;
        }
        delete(tree.getParent());
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            final List<Path> all = new ArrayList<>(files.toList());
            Collections.reverse(all);
            for (Path each : all) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
