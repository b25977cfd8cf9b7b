package io.fairway.verify.guest;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The archive that the kernel unpacks as its first root directory: cpio, in the format newc. */
final class Archive implements Closeable {
    private static final int DIRECTORY = 0040755;
    private static final int PROGRAM = 0100755;

    private final OutputStream out;
    private final Set<Path> directories = new HashSet<>();
    private long written;
    private int entries;

    Archive(Path file) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    /** Adds a directory, and those above it. */
    void directory(String path) throws IOException {
        final Path name = Path.of("/").relativize(Path.of(path));
        for (int i = 1; i <= name.getNameCount(); i++) {
            final Path each = name.subpath(0, i);
            if (!each.toString().isEmpty() && directories.add(each)) {
                header(each.toString(), DIRECTORY, 0);
            }
        }
    }

    /** Adds a file, or what a link leads to; all of them are executable. */
    void file(String path, Path source) throws IOException {
        directory(Path.of(path).getParent().toString());
        final long size = Files.size(source);
        header(path.substring(1), PROGRAM, size);
        written += Files.copy(source, out);
        pad();
    }

    /** Adds a file. */
    void text(String path, String text) throws IOException {
        directory(Path.of(path).getParent().toString());
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        header(path.substring(1), PROGRAM, bytes.length);
        write(bytes);
        pad();
    }

    /** Adds what a directory has of files, by their names in it. */
    void tree(String path, Path source, Predicate<Path> chosen) throws IOException {
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(source)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path each : files) {
            final Path name = source.relativize(each);
            if (chosen.test(name)) {
                file(path + "/" + name, each);
            }
        }
    }

    private void header(String name, int mode, long size) throws IOException {
        final byte[] path = name.getBytes(StandardCharsets.UTF_8);
        // Magic, inode, mode, owner, group, links, time, size, device and its kind twice, length of
        // the name with its zero, no checksum.
        write(
                "070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X"
                        .formatted(
                                ++entries, mode, 0, 0, 1, 0, size, 0, 0, 0, 0, path.length + 1, 0)
                        .getBytes(StandardCharsets.US_ASCII));
        write(path);
        write(new byte[1]);
        pad();
    }

    private void pad() throws IOException {
        write(new byte[(int) (-written & 3)]);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            header("TRAILER!!!", 0, 0);
        }
    }
}
