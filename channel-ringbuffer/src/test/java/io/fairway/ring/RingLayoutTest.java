package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.ClassLayout;

/** Fields that different threads write are far apart, however the JVM lays out objects. */
class RingLayoutTest {
    private static final long SECONDS = 60;

    @ParameterizedTest
    @ValueSource(classes = {SpscRing.class, MpscRing.class, MpmcRing.class, SingleSlotRing.class})
    @DisplayName("B52 what never changes, tail, head and the object's ends are 128 bytes apart")
    void keepsWritersApart(Class<?> ring) {
        System.out.println(RingLayout.check(ring));
    }

    @Test
    @DisplayName("B52 ... with compact object headers")
    void keepsWritersApartWithCompactHeaders(@TempDir Path directory) throws Exception {
        assumeTrue(
                Runtime.version().feature() >= 24,
                "JDK " + Runtime.version().feature() + " has no compact object headers");
        runOn(directory, "-XX:+UnlockExperimentalVMOptions", "-XX:+UseCompactObjectHeaders");
    }

    @Test
    @DisplayName("B52 ... with full-width references")
    void keepsWritersApartWithFullReferences(@TempDir Path directory) throws Exception {
        runOn(directory, "-XX:-UseCompressedOops");
    }

    private static void runOn(Path directory, String... options) throws Exception {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        // Field offsets are all that is asked, and for these JOL need not attach to the JVM.
        command.addAll(
                List.of("-Djol.skipDynamicAttach=true", "-Djol.skipHotspotSAAttach=true", "-ea"));
        command.addAll(List.of("-cp", classPath(), RingLayout.class.getName()));
        final Path output = directory.resolve("output");
        final Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        final boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        final String text = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(ended, () -> "still running: " + command + "\n" + text);
        assertEquals(0, process.exitValue(), text);
        System.out.println(String.join(" ", options) + "\n" + text);
    }

    /** Where the classes come from that the other JVM needs. */
    private static String classPath() {
        return Stream.of(RingLayout.class, Ring.class, ClassLayout.class)
                .map(RingLayoutTest::locationOf)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
