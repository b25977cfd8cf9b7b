package io.fairway.bench.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What operations are known to cost: sections of lines of the form {@code name = value}. */
final class CostRecord {
    private static final String BUILT_IN = "costs.txt";
    private static final String SEPARATOR = " = ";

    /** Where the built-in record lies in a checkout. */
    static final String SOURCE =
            "channel-bench/src/main/resources/io/fairway/bench/gate/" + BUILT_IN;

    private final Map<String, Map<String, String>> sections;

    /**
     * A record.
     *
     * @param sections by their names, lines by theirs
     */
    CostRecord(Map<String, Map<String, String>> sections) {
        this.sections = new TreeMap<>(sections);
    }

    /** The record in a file, or the one that is built in if that is null. */
    static CostRecord read(Path file) {
        try {
            return parse(file == null ? builtIn() : Files.readString(file));
        } catch (IOException e) {
            throw new GateException("the record of the costs cannot be read: " + e, e);
        }
    }

    private static String builtIn() throws IOException {
        try (InputStream in = CostRecord.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IOException("not on the class path: " + BUILT_IN);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static CostRecord parse(String text) {
        final Map<String, Map<String, String>> sections = new TreeMap<>();
        Map<String, String> section = null;
        for (String line : text.lines().map(String::strip).toList()) {
            final int separator = line.indexOf(SEPARATOR);
            if (line.startsWith("[") && line.endsWith("]")) {
                section = new TreeMap<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else if (separator > 0 && section != null && !line.startsWith("#")) {
                section.put(
                        line.substring(0, separator),
                        line.substring(separator + SEPARATOR.length()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new GateException("the record of the costs has a line that is none: " + line);
            }
        }
        return new CostRecord(sections);
    }

    /** In what the other, found now, differs in a section; empty if in nothing. */
    List<String> differences(String section, CostRecord found) {
        final Map<String, String> recorded = sections.getOrDefault(section, Map.of());
        final Map<String, String> now = found.sections.getOrDefault(section, Map.of());
        final TreeSet<String> names = new TreeSet<>(recorded.keySet());
        names.addAll(now.keySet());
        final List<String> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(recorded.get(name), now.get(name))) {
                differences.add(
                        name
                                + ": "
                                + now.getOrDefault(name, "gone")
                                + ", recorded as "
                                + recorded.getOrDefault(name, "nothing"));
            }
        }
        return differences;
    }

    int size(String section) {
        return sections.getOrDefault(section, Map.of()).size();
    }

    void write(Path file) {
        try {
            Files.writeString(file, toString());
        } catch (IOException e) {
            throw new GateException("the record of the costs cannot be written: " + e, e);
        }
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        text.append("# What Fairway's operations cost, by count. The gate holds a build to it.\n");
        text.append("# Written by: bin/fairway gate --update-record\n");
        sections.forEach(
                (section, lines) -> {
                    text.append("\n[").append(section).append("]\n");
                    lines.forEach(
                            (name, value) ->
                                    text.append(name).append(SEPARATOR).append(value).append('\n'));
                });
        return text.toString();
    }
}
