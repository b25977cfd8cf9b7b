package io.fairway.affinity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a host for those who must know: a value is there, or it is unknown, and why. */
class Evidence {
    private static final Pattern CHOSEN = Pattern.compile("\\[([a-z+_-]+)]");

    private final Path root;

    Evidence(Path root) {
        this.root = root;
    }

    boolean exists(String file) {
        return new HostFiles(root).exists(file);
    }

    /** The file's text, without blanks at its ends. */
    String text(String file) throws UnknownException {
        return text(file, "is missing");
    }

    /** The file's text; the kernel's reasons not to have the file differ from one to the other. */
    String text(String file, String ifMissing) throws UnknownException {
        final HostFiles files = new HostFiles(root);
        final var text = files.optional(file);
        if (text.isPresent()) {
            return text.get();
        }
        final String reason =
                files.problems().stream().map(Problem::reason).findFirst().orElse(ifMissing);
        throw new UnknownException(file, reason);
    }

    /** The text, or a default where the file is missing or cannot be read. */
    String textOr(String file, String otherwise) {
        return new HostFiles(root).optional(file).orElse(otherwise);
    }

    /** A whole number that is not negative. */
    long number(String file, String ifMissing) throws UnknownException {
        final String text = text(file, ifMissing);
        if (!text.matches("\\d{1,18}")) {
            throw notUnderstood(file, text, "a number");
        }
        return Long.parseLong(text);
    }

    /** A list of processors. */
    CpuSet cpus(String file, String ifMissing) throws UnknownException {
        final String text = text(file, ifMissing);
        try {
            // What printf makes of the bit mask that some kernels do not have.
            return text.equals("(null)") ? CpuSet.empty() : CpuSet.parse(text);
        } catch (IllegalArgumentException e) {
            throw notUnderstood(file, text, "a list of processors");
        }
    }

    /** Of {@code always [madvise] never}, the one in brackets. */
    String chosen(String file, String ifMissing) throws UnknownException {
        final String text = text(file, ifMissing);
        final Matcher chosen = CHOSEN.matcher(text);
        if (!chosen.find()) {
            throw notUnderstood(file, text, "choices with one in brackets");
        }
        return chosen.group(1);
    }

    /** The numbers among the names of a directory's entries, ascending; none if it is missing. */
    int[] numbered(String directory, String prefix) {
        final Pattern name = Pattern.compile(Pattern.quote(prefix) + "(\\d{1,9})");
        try (Stream<Path> entries = Files.list(root.resolve(directory))) {
            return entries.map(each -> name.matcher(each.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(each -> Integer.parseInt(each.group(1)))
                    .sorted()
                    .toArray();
        } catch (IOException | UncheckedIOException e) {
            return new int[0];
        }
    }

    static UnknownException notUnderstood(String file, String text, String expected) {
        return new UnknownException(
                file,
                "cannot be understood: expected " + expected + ", not \"" + start(text) + '"');
    }

    /** Enough of it to recognise, on one line and without what would upset a terminal. */
    private static String start(String text) {
        final String printable = text.replaceAll("[^\\x20-\\x7e]+", " ").strip();
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
    }
}
