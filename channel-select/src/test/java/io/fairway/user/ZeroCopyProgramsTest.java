package io.fairway.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.ring.Ring;
import io.fairway.select.Select;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of docs/zero-copy.md compile without a warning, and print what stands there. */
class ZeroCopyProgramsTest {
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "```java\n(.*?public class (\\w+) .*?)```\\s+```text\n(.*?)```",
                    Pattern.DOTALL);

    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"Quotes", "Frames"})
    @DisplayName("a sample of the documentation does what it says")
    void sample(String name) throws Exception {
        final Matcher program =
                PROGRAM.matcher(Files.readString(Path.of("..", "docs", "zero-copy.md")));
        while (program.find()) {
            if (program.group(2).equals(name)) {
                compile(name, program.group(1));
                assertEquals(program.group(3).strip(), run(name));
                return;
            }
        }
        throw new AssertionError("no program " + name);
    }

    private static String artifacts() {
        return Stream.of(Ring.class, Channel.class, Select.class)
                .map(ZeroCopyProgramsTest::location)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compile(String name, String program) throws IOException {
        final Path source = Files.writeString(dir.resolve(name + ".java"), program);
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter output = new StringWriter();
        final List<String> options =
                List.of("--release", "17", "-Xlint:all", "-Werror", "-d", dir.toString());
        final List<String> path = List.of("-cp", artifacts());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            final boolean compiled =
                    compiler.getTask(
                                    output,
                                    null,
                                    null,
                                    Stream.concat(options.stream(), path.stream()).toList(),
                                    null,
                                    files.getJavaFileObjects(source))
                            .call();
            assertTrue(compiled, output::toString);
        }
    }

    private String run(String name) throws Exception {
        final Path errors = dir.resolve("errors.txt");
        final ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                artifacts() + File.pathSeparator + dir,
                                name)
                        .redirectError(errors.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // it makes the JVM write a line
        final Process process = builder.start();
        final String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        assertEquals("", Files.readString(errors));
        return output.strip();
    }
}
