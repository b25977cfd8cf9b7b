package io.fairway.verify.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.annotations.JCStressTest;

/** Runs all stress tests of this module. */
class JcstressTest {

    @Test
    @DisplayName("S24 no stress test sees a forbidden outcome, and every one is run")
    @Timeout(value = 13, unit = TimeUnit.HOURS) // the run has its own limit, see Tier
    void nothingForbidden() throws Exception {
        final Set<String> expected = testClasses();
        assertFalse(expected.isEmpty(), "no stress test found");
        final Jcstress jcstress = new Jcstress(Tier.current(), ClassPath.entries(), "all");
        final Report report = jcstress.run("^io\\.fairway\\.");
        final Map<String, Verdict> verdicts = report.verdicts();
        verdicts.forEach(
                (name, verdict) ->
                        verdict.unseen.forEach(
                                each -> System.out.println("Not seen: " + name + ": " + each)));
        System.out.println(
                "jcstress: "
                        + verdicts.size()
                        + " tests, "
                        + Tier.current()
                        + " "
                        + report.progress());
        final StringBuilder bad = new StringBuilder();
        verdicts.forEach(
                (name, verdict) -> {
                    if (!verdict.isGood()) {
                        bad.append('\n').append(name).append(' ').append(verdict);
                    }
                });
        assertEquals("", bad.toString(), "failed, see " + jcstress.log());
        // Jcstress leaves out what it cannot run: a test of two actors needs two processors.
        assertEquals(expected, verdicts.keySet(), "tests run, see " + jcstress.log());
    }

    /** The stress tests as compiled, whatever the annotation processor made of them. */
    private static Set<String> testClasses()
            throws IOException, URISyntaxException, ClassNotFoundException {
        final Path root =
                Path.of(
                        JcstressTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        final Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                final String file = root.relativize(each).toString();
                if (file.endsWith(".class") && !file.contains("_jcstress")) {
                    final String name =
                            file.substring(0, file.length() - ".class".length())
                                    .replace(each.getFileSystem().getSeparator(), ".");
                    final Class<?> type =
                            Class.forName(name, false, JcstressTest.class.getClassLoader());
                    if (type.isAnnotationPresent(JCStressTest.class)) {
                        names.add(type.getCanonicalName());
                    }
                }
            }
        }
        return names;
    }
}
