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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's program, with our three artifacts and nothing else, as a user would build and run
 * it.
 */
class ReadmeProgramTest {
    private static final String EXPECTED = String.join("\n", "buy", "sell", "no fill");

    @TempDir Path dir;

    @Test
    @DisplayName("compiles without a warning and runs on the class path, with no flag")
    void onTheClassPath() throws Exception {
        compile(List.of("-cp", artifacts(), source().toString()));

        assertRuns(List.of("-cp", artifacts() + File.pathSeparator + dir, "FirstProgram"));
    }

    @Test
    @DisplayName("compiles without a warning and runs on the module path, with no flag")
    void onTheModulePath() throws Exception {
        final Path module = dir.resolve("module-info.java");
        Files.writeString(module, "module user { requires io.fairway.select; }");
        final Path source =
                Files.createDirectories(dir.resolve("user")).resolve("FirstProgram.java");
        Files.writeString(source, "package user;\n" + program());
        compile(List.of("-p", artifacts(), module.toString(), source.toString()));

        final String path = artifacts() + File.pathSeparator + dir;
        assertRuns(List.of("-p", path, "-m", "user/user.FirstProgram"));
    }

    @Test
    @DisplayName("runs where Unsafe and native access are denied")
    void withDenials() throws Exception {
        compile(List.of("-cp", artifacts(), source().toString()));
        final List<String> options = new ArrayList<>();
        if (Runtime.version().feature() >= 24) { // the JDK that has these switches
            options.add("--sun-misc-unsafe-memory-access=deny");
            options.add("--illegal-native-access=deny");
        }
        options.addAll(List.of("-cp", artifacts() + File.pathSeparator + dir, "FirstProgram"));

        assertRuns(options);
    }

    private Path source() throws IOException {
        final Path source = dir.resolve("FirstProgram.java");
        Files.writeString(source, program());
        return source;
    }

    private static String program() throws IOException {
        final String readme = Files.readString(Path.of("..", "README.md"));
        final int start = readme.indexOf("```java\n") + "```java\n".length();
        return readme.substring(start, readme.indexOf("```", start));
    }

    private static String artifacts() {
        return Stream.of(Ring.class, Channel.class, Select.class)
                .map(ReadmeProgramTest::location)
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

    private void compile(List<String> arguments) {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final List<String> options =
                new ArrayList<>(
                        List.of("--release", "17", "-Xlint:all", "-Werror", "-d", dir.toString()));
        final List<File> files = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.endsWith(".java")) {
                files.add(new File(argument));
            } else {
                options.add(argument);
            }
        }
        final StringWriter output = new StringWriter();
        final boolean compiled =
                compiler.getTask(
                                output,
                                null,
                                null,
                                options,
                                null,
                                compiler.getStandardFileManager(null, null, null)
                                        .getJavaFileObjectsFromFiles(files))
                        .call();
        assertTrue(compiled, output::toString);
        assertEquals("", output.toString(), "the compiler says nothing");
    }

    private void assertRuns(List<String> arguments) throws Exception {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        final Path errors = dir.resolve("errors.txt");
        final ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // it makes the JVM write a line
        final Process process = builder.start();
        final String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor());
        assertEquals("", Files.readString(errors), "nothing is written to the error stream");
        assertEquals(EXPECTED, output.strip());
    }
}
