package io.fairway.verify.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the stress tests can fail: each sees the mistake that it is there for. */
class SeededBugTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("a seeded bug is an edit of the source as it is now")
    void isUpToDate(SeededBug bug) throws IOException {
        compile(bug);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a seeded bug makes its stress test fail")
    @Timeout(value = 20, unit = TimeUnit.MINUTES) // the run has its own limit, see Tier
    void isSeen(SeededBug bug) throws Exception {
        final String reason = "Seeded bugs are run with -Dfairway.proof=true: " + bug;
        if (Tier.current() != Tier.FULL) {
            System.out.println(reason);
        }
        assumeTrue(Tier.current() == Tier.FULL, reason);
        final String test = "io.fairway." + bug.test;
        final List<Path> classPath = new ArrayList<>();
        classPath.add(compile(bug));
        classPath.addAll(ClassPath.entries());
        final Jcstress jcstress = new Jcstress(Tier.SEEDED, classPath, "seeded-" + bug);
        final Map<String, Verdict> verdicts =
                jcstress.run("^" + test.replace(".", "\\.") + "$").verdicts();
        assertEquals(
                "FAILED",
                verdicts.containsKey(test) ? verdicts.get(test).grade : "not run",
                () -> "of " + test + ", see " + jcstress.log());
        System.out.println("jcstress: " + bug + " seen by " + test);
    }

    /** Compiles the production class with the mistake; returns the directory of its classes. */
    private static Path compile(SeededBug bug) throws IOException {
        final Path root = Jcstress.TARGET.resolve("../../..").normalize();
        final String source = Files.readString(root.resolve(bug.source));
        final int place = source.indexOf(bug.original);
        assertTrue(
                place >= 0 && place == source.lastIndexOf(bug.original),
                () -> bug.source + " does not have once: " + bug.original);
        final Path directory = Jcstress.TARGET.resolve("seeded").resolve(bug.name());
        final Path copy = directory.resolve("source").resolve(Path.of(bug.source).getFileName());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, source.replace(bug.original, bug.mistake));
        final Path classes = Files.createDirectories(directory.resolve("classes"));
        final int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes.toString(),
                                copy.toString());
        assertEquals(0, result, () -> "javac of " + copy);
        return classes;
    }
}
