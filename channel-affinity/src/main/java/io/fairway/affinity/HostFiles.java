package io.fairway.affinity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
    /** More than any of these files has, the list of mounts of a busy container host included. */
    static final int MAX_BYTES = 4 << 20;

    private static final int MAX_REASON = 200;

    private final Path root;
    private final Problems problems = new Problems();

    HostFiles(Path root) {
        this.root = root;
    }

    List<Problem> problems() {
        return problems.list();
    }

    /** Notes what could not be found out. */
    void problem(String source, String reason) {
        problems.add(printable(source), reason);
    }

    /** Whether the file or directory is there. */
    boolean exists(String file) {
        try {
            return Files.exists(root.resolve(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The file's text without blanks at its ends; empty if it is not there, which is no problem.
     */
    Optional<String> optional(String file) {
        try {
            final Path path = root.resolve(file);
            final BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class);
            // Opening a pipe would block, and a device may never end.
            if (!attributes.isRegularFile()) {
                final boolean directory = attributes.isDirectory();
                problem(file, directory ? "is a directory" : "is not a regular file");
                return Optional.empty();
            }
            return text(file, path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            problem(file, "cannot be read: " + reason(e));
            return Optional.empty();
        } catch (InvalidPathException e) {
            problem(file, "is not the name of a file");
            return Optional.empty();
        }
    }

    private Optional<String> text(String file, Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            final byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            // Half a list would look like a whole one.
            if (bytes.length > MAX_BYTES) {
                problem(file, "is larger than " + MAX_BYTES + " bytes");
                return Optional.empty();
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
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
        } catch (IllegalArgumentException | ArithmeticException e) {
            problem(file, "cannot be understood: " + printable(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** A list of processors. */
    Optional<CpuSet> cpus(String file) {
        return read(file, optional(file), CpuSet::parse);
    }

    /** A list of processors; if it is not there that is a problem. */
    Optional<CpuSet> requiredCpus(String file) {
        return read(file, required(file), CpuSet::parse);
    }

    /** A whole number. */
    Optional<Integer> number(String file) {
        return read(file, optional(file), Integer::valueOf);
    }

    /**
     * The numbers in the names of a directory's entries, ascending: 0, 1, ... of cpu0, cpu1, ...
     */
    int[] numbered(String directory, String prefix) {
        final Pattern name = Pattern.compile(Pattern.quote(prefix) + "(0|[1-9][0-9]{0,5})");
        try (Stream<Path> entries = Files.list(root.resolve(directory))) {
            return entries.map(each -> name.matcher(each.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(each -> Integer.parseInt(each.group(1)))
                    .sorted()
                    .toArray();
        } catch (NoSuchFileException e) {
            return new int[0];
        } catch (IOException e) {
            problem(directory, "cannot be listed: " + reason(e));
            return new int[0];
        } catch (UncheckedIOException e) {
            problem(directory, "cannot be listed: " + reason(e.getCause()));
            return new int[0];
        }
    }

    /** Without the path, which is the problem's source anyway. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (e instanceof FileSystemException files && files.getReason() != null) {
            return files.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    /** A short text for people: files of a broken mount have anything in them. */
    static String printable(String text) {
        final String shorter =
                text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "...";
        return shorter.replaceAll("[^\\p{Print}]", "?");
    }
}
