package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What JVMs say on their standard error that were started with and without native access. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "native code is called on Linux only")
class NativeAccessTest {
    private static final String ENABLED = "--enable-native-access=";

    @TempDir private Path directory;

    private final String cpu = Topology.read().allowance().cpus().first() + "";
    private final String pinned = "APPLIED: requested [" + cpu + "], applied [" + cpu + "]";

    private ChildJvm run(List<String> options, String... commands) throws Exception {
        return ChildJvm.run(directory, List.of(), options, commands);
    }

    @Test
    @DisplayName("with native access nothing is warned of, on the class path and as a module")
    void enabled() throws Exception {
        for (List<String> options :
                List.of(
                        ChildJvm.and(ChildJvm.ON_THE_CLASS_PATH, ENABLED + "ALL-UNNAMED"),
                        ChildJvm.and(ChildJvm.ON_THE_MODULE_PATH, ENABLED + "io.fairway.affinity"),
                        ChildJvm.and(
                                ChildJvm.ON_THE_MODULE_PATH,
                                ENABLED + "io.fairway.affinity",
                                "--illegal-native-access=deny"))) {
            final ChildJvm child = run(options, "silent", "try=" + cpu, "memory=0");
            assertEquals("", child.errors(), options.toString());
            assertEquals(List.of("", pinned), child.lines().subList(0, 2));
        }
    }

    @Test
    @DisplayName("without, who asks to be pinned is pinned, and the JDK warns with what to do")
    void asked() throws Exception {
        final ChildJvm onClassPath = run(ChildJvm.ON_THE_CLASS_PATH, "try=" + cpu, "silent");
        assertEquals(List.of(pinned, ""), onClassPath.lines());
        assertTrue(onClassPath.errors().contains("WARNING"), onClassPath.errors());
        assertTrue(onClassPath.errors().contains(ENABLED + "ALL-UNNAMED"), onClassPath.errors());
        final ChildJvm module = run(ChildJvm.ON_THE_MODULE_PATH, "try=" + cpu);
        assertEquals(List.of(pinned), module.lines());
        assertTrue(module.errors().contains(ENABLED + "io.fairway.affinity"), module.errors());
    }

    @Test
    @DisplayName("without, who only looks is not warned of anything")
    void notAsked() throws Exception {
        final ChildJvm child = run(ChildJvm.ON_THE_CLASS_PATH, "topology", "silent");
        assertEquals("", child.errors());
        assertEquals(
                "native access is not enabled: start the JVM with " + ENABLED + "ALL-UNNAMED",
                child.lines().get(1));
    }

    @Test
    @DisplayName("where the JVM denies it, the answer is unsupported, with what to do")
    void denied() throws Exception {
        final String reason = "the JVM denies native access: start it with " + ENABLED;
        final String[] commands = {"try=" + cpu, "memory=0", "try=" + cpu};
        final ChildJvm onClassPath =
                run(
                        ChildJvm.and(ChildJvm.ON_THE_CLASS_PATH, "--illegal-native-access=deny"),
                        commands);
        assertEquals("", onClassPath.errors());
        final String unsupported = "UNSUPPORTED: requested [" + cpu + "], applied []: " + reason;
        assertEquals(unsupported + "ALL-UNNAMED", onClassPath.lines().get(0));
        assertTrue(onClassPath.lines().get(1).startsWith("UNSUPPORTED: node 0 "));
        assertEquals(onClassPath.lines().get(0), onClassPath.lines().get(2));
        final ChildJvm module =
                run(
                        ChildJvm.and(ChildJvm.ON_THE_MODULE_PATH, "--illegal-native-access=deny"),
                        commands);
        assertEquals(unsupported + "io.fairway.affinity", module.lines().get(0));
    }
}
