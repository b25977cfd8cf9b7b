package io.fairway.verify.guest.inside;

import io.fairway.affinity.CpuSet;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was asked of qemu and of the kernel. */
final class Asked {
    private final Properties text = new Properties();

    Asked() {
        try (Reader in = Files.newBufferedReader(Path.of("/asked.properties"))) {
            text.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CpuSet cpus() {
        return CpuSet.parse(get("cpus"));
    }

    List<CpuSet> sockets() {
        return groups("sockets");
    }

    List<CpuSet> cores() {
        return groups("cores");
    }

    CpuSet isolated() {
        return CpuSet.parse(get("isolated"));
    }

    CpuSet nohzFull() {
        return CpuSet.parse(get("nohzFull"));
    }

    /** What a process may use that was started without a mask. */
    CpuSet housekeeping() {
        return cpus().minus(isolated());
    }

    int nodes() {
        return Integer.parseInt(get("nodes"));
    }

    CpuSet cpusOf(int node) {
        return CpuSet.parse(get("node" + node + ".cpus"));
    }

    long bytesOf(int node) {
        return Long.parseLong(get("node" + node + ".megabytes")) << 20;
    }

    int distance(int from, int to) {
        return Integer.parseInt(get("node" + from + ".distance" + to));
    }

    int nodeOf(int cpu) {
        return IntStream.range(0, nodes())
                .filter(each -> cpusOf(each).contains(cpu))
                .findFirst()
                .orElseThrow();
    }

    private List<CpuSet> groups(String key) {
        return Stream.of(get(key).split(";")).map(CpuSet::parse).toList();
    }

    private String get(String key) {
        final String value = text.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("nothing is said about " + key);
        }
        return value;
    }
}
