package io.fairway.affinity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files by which a host describes itself, under a root that tests replace. What is missing or
 * cannot be read is noted as a problem, and never thrown.
 */
final class HostFiles {
    /** More than any of these files has; some, like those of a broken mount, never end. */
    private static final int MAX_BYTES = 1 << 20;

    private final Path root;
    private final List<Problem> problems = new ArrayList<>();

    HostFiles(Path root) {
        this.root = root;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Notes what could not be found out. */
    void problem(String source, String reason) {
        problems.add(new Problem(source, reason));
    }

    /** Whether the file or directory is there. */
    boolean exists(String file) {
        return Files.exists(root.resolve(file));
    }

    /**
     * The file's text without blanks at its ends; empty if it is not there, which is no problem.
     */
    Optional<String> optional(String file) {
        try (var in = Files.newInputStream(root.resolve(file))) {
            return Optional.of(
                    new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            problem(file, "cannot be read: " + e);
            return Optional.empty();
        }
    }

    /** The file's text; if it is not there that is a problem. */
    Optional<String> required(String file) {
        final Optional<String> text = optional(file);
        if (text.isEmpty() && !exists(file)) {
            problem(file, "is missing");
        }
        return text;
    }

    /** The text read as something; a problem if that fails. */
    <T> Optional<T> read(String file, Optional<String> text, Function<String, T> reader) {
        try {
            return text.map(reader);
        } catch (IllegalArgumentException e) {
            problem(file, "cannot be understood: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A list of processors. */
    Optional<CpuSet> cpus(String file) {
        return read(file, optional(file), CpuSet::parse);
    }

    /** A whole number. */
    Optional<Integer> number(String file) {
        return read(file, optional(file), Integer::valueOf);
    }

    /**
     * The numbers in the names of a directory's entries, ascending: 0, 1, ... of cpu0, cpu1, ...
     */
    int[] numbered(String directory, String prefix) {
        final Pattern name = Pattern.compile(Pattern.quote(prefix) + "(\\d{1,7})");
        try (Stream<Path> entries = Files.list(root.resolve(directory))) {
            return entries.map(each -> name.matcher(each.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(each -> Integer.parseInt(each.group(1)))
                    .sorted()
                    .toArray();
        } catch (IOException e) {
            problem(directory, "cannot be listed: " + e);
            return new int[0];
        }
    }
}
