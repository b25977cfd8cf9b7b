package io.fairway.verify.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkout that the tests run in: its documents, and its tests with their names. */
final class Repository {
    private static final Pattern NAMED_TEST =
            Pattern.compile(
                    "@DisplayName\\(\\s*((?:\"[^\"]*\"\\s*\\+?\\s*)+)\\)\\s*"
                            + "(?:@[^\\n]*\\n\\s*)*(?:(?:default|public|final|private)\\s+)*"
                            + "[\\w<>\\[\\], ?.]+?\\s(\\w+)\\(");

    private final Path root;

    /** A test method, and the sentence that it shows. */
    record NamedTest(String className, String method, String sentence) {
        String link() {
            return '`' + className + '#' + method + '`';
        }
    }

    Repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("docs"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("not in a checkout: no directory docs above");
            }
        }
        this.root = directory;
    }

    Path path(String relative) {
        return root.resolve(relative);
    }

    /** All tests that have a display name, in the order of their files' paths. */
    List<NamedTest> namedTests() {
        try (Stream<Path> files = Files.walk(root)) {
            final List<NamedTest> tests = new ArrayList<>();
            files.filter(Repository::mayHoldTests).sorted().forEach(file -> read(file, tests));
            return tests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mayHoldTests(Path file) {
        final String path = file.toString().replace('\\', '/');
        return path.endsWith(".java")
                && !path.contains("/target/")
                && (path.contains("/src/test/") || path.contains("/channel-testkit/src/main/"));
    }

    private static void read(Path file, List<NamedTest> tests) {
        final String className = file.getFileName().toString().replace(".java", "");
        final String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        final Matcher matcher = NAMED_TEST.matcher(text);
        while (matcher.find()) {
            final String sentence = matcher.group(1).replaceAll("\"\\s*\\+?\\s*\"?", "");
            tests.add(new NamedTest(className, matcher.group(2), sentence));
        }
    }
}
