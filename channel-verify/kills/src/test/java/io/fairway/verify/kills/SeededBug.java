package io.fairway.verify.kills;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A realistic mistake, as edits of the production source. */
record SeededBug(String id, String title, List<Edit> edits) {
    private static final String RESOURCE = "seeded-bugs.txt";

    /** No bug at all: edits that change nothing. What the suite says of it is the control. */
    static SeededBug none() {
        return new SeededBug(
                "none",
                "nothing is wrong",
                Stream.of(
                                "channel-ringbuffer/src/main/java/io/fairway/ring/Ring.java",
                                "channel-core/src/main/java/io/fairway/channel/RingChannel.java",
                                "channel-select/src/main/java/io/fairway/select/Select.java")
                        .map(file -> new Edit(file, "package io.fairway", "package io.fairway"))
                        .collect(Collectors.toList()));
    }

    /** All of them, as listed in the resource. */
    static List<SeededBug> all() {
        try (InputStream in = SeededBug.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE, e);
        }
    }

    private static List<SeededBug> parse(String text) {
        final List<SeededBug> bugs = new ArrayList<>();
        final Iterator<String> lines = Arrays.asList(text.split("\n", -1)).iterator();
        String file = null;
        while (lines.hasNext()) {
            final String line = lines.next();
            if (line.startsWith("### ")) {
                final String[] parts = line.substring(4).split(": ", 2);
                bugs.add(new SeededBug(parts[0], parts[1], new ArrayList<>()));
            } else if (line.startsWith("file ")) {
                file = line.substring(5);
            } else if (line.equals("<<<<")) {
                final String find = linesUpTo("====", lines);
                final String replace = linesUpTo(">>>>", lines);
                bugs.get(bugs.size() - 1).edits.add(new Edit(file, find, replace));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException(RESOURCE + ": unexpected line: " + line);
            }
        }
        return bugs;
    }

    private static String linesUpTo(String end, Iterator<String> lines) {
        final StringBuilder text = new StringBuilder();
        for (String line = lines.next(); !line.equals(end); line = lines.next()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return id;
    }
}
