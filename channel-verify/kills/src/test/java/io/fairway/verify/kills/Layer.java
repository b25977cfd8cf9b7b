package io.fairway.verify.kills;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A part of the suite that is run against a mutant, from the quickest to the slowest. */
enum Layer {
    RINGS("unit tests of the rings", "channel-ringbuffer", Set.of("channel-ringbuffer"), ""),
    CORE(
            "unit tests of the channels",
            "channel-core",
            Set.of("channel-ringbuffer", "channel-core"),
            ""),
    SELECT(
            "unit tests of select",
            "channel-select",
            Set.of("channel-ringbuffer", "channel-core", "channel-select"),
            ""),
    CONTRACT(
            "contract",
            "channel-verify/conformance",
            Set.of("channel-ringbuffer", "channel-core", "channel-select"),
            "io.fairway.verify.contract"),
    GO(
            "Go's tests",
            "channel-verify/conformance",
            Set.of("channel-ringbuffer", "channel-core", "channel-select"),
            "io.fairway.verify.go"),
    BUGS(
            "known bugs",
            "channel-verify/conformance",
            Set.of("channel-ringbuffer", "channel-core", "channel-select"),
            "io.fairway.verify.bugs"),
    HARDSHIP(
            "hardship",
            "channel-verify/conformance",
            Set.of("channel-ringbuffer", "channel-core", "channel-select"),
            "io.fairway.verify.hardship");

    final String title;
    private final String module;
    private final Set<String> covered;
    private final String testPackage;

    Layer(String title, String module, Set<String> covered, String testPackage) {
        this.title = title;
        this.module = module;
        this.covered = covered;
        this.testPackage = testPackage;
    }

    /** Whether this layer's tests use the classes that a bug changes. */
    boolean concerns(SeededBug bug) {
        return bug.edits().stream().allMatch(edit -> covered.contains(edit.module()));
    }

    /** The command that runs it against these classes, and ends with the first failure. */
    List<String> command(Checkout checkout, Path mutantClasses) {
        final Path tests = checkout.path(module).resolve("target/test-classes");
        if (!Files.isDirectory(tests)) {
            throw new IllegalStateException("not built: " + tests);
        }
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-ea");
        command.add("-Xmx1g");
        command.add("-XX:+EnableDynamicAgentLoading");
        command.add("-Djol.skipDynamicAttach=true");
        command.add("-Djol.skipHotspotSAAttach=true");
        command.add("-Dfairway.test.watchdog.seconds=30");
        command.add("-cp");
        command.add(
                String.join(
                        System.getProperty("path.separator"),
                        mutantClasses.toString(),
                        tests.toString(),
                        System.getProperty("java.class.path")));
        command.add(FirstFailure.class.getName());
        command.add(tests.toString());
        command.add(testPackage);
        return command;
    }
}
