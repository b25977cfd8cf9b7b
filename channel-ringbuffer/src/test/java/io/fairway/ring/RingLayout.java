package io.fairway.ring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/**
 * Checks where this JVM puts the fields of the rings. Has a main method, to be run by JVMs with
 * other settings.
 */
final class RingLayout {
    private static final Set<String> SINGLE_SLOT = Set.of("turn", "slot");
    private static final Set<String> SHAPE =
            Set.of("slots", "stamps", "lastIndex", "indexMask", "lap");
    private static final Set<String> PRODUCERS = Set.of("tail", "limit");
    private static final Set<String> CONSUMERS = Set.of("head", "taken");

    private final Class<?> ring;
    private final List<FieldLayout> fields;

    private RingLayout(Class<?> ring) {
        this.ring = ring;
        this.fields = ClassLayout.parseClass(ring).fields().stream().collect(Collectors.toList());
    }

    /** Prints the distances that it found sufficient, or throws. */
    public static void main(String[] args) {
        for (Class<?> ring :
                List.of(SpscRing.class, MpscRing.class, MpmcRing.class, SingleSlotRing.class)) {
            System.out.println(new RingLayout(ring).check());
        }
    }

    static String check(Class<?> ring) {
        return new RingLayout(ring).check();
    }

    private String check() {
        if (ring == SingleSlotRing.class) {
            return check(List.of(SINGLE_SLOT));
        }
        return check(List.of(SHAPE, PRODUCERS, CONSUMERS));
    }

    private String check(List<Set<String>> groups) {
        requireNoFieldsBut(groups);
        final long[] edges = new long[2 * groups.size() + 2];
        for (int i = 0; i < groups.size(); i++) {
            edges[2 * i + 1] = start(groups.get(i));
            edges[2 * i + 2] = end(groups.get(i));
        }
        edges[edges.length - 1] =
                fields.stream().mapToLong(f -> f.offset() + f.size()).max().orElseThrow();
        final StringBuilder report = new StringBuilder(ring.getSimpleName());
        for (int i = 0; i < edges.length; i += 2) {
            final long distance = edges[i + 1] - edges[i];
            if (distance < RingFields.PADDING) {
                throw new AssertionError(
                        "only " + distance + " bytes, from " + edges[i] + ", in " + this);
            }
            report.append(' ').append(distance);
        }
        return report.toString();
    }

    /** A field that belongs to no group would be written by who knows whom. */
    private void requireNoFieldsBut(List<Set<String>> groups) {
        for (FieldLayout field : fields) {
            final String name = field.name();
            final boolean padding = field.typeClass().equals("byte") && name.matches("[abc]\\d\\d");
            if (!padding && groups.stream().noneMatch(group -> group.contains(name))) {
                throw new AssertionError("unknown field " + name + " in " + ring);
            }
        }
    }

    private long start(Set<String> group) {
        return in(group).stream().mapToLong(FieldLayout::offset).min().orElseThrow();
    }

    private long end(Set<String> group) {
        return in(group).stream().mapToLong(f -> f.offset() + f.size()).max().orElseThrow();
    }

    private List<FieldLayout> in(Set<String> group) {
        final List<FieldLayout> found =
                fields.stream().filter(f -> group.contains(f.name())).collect(Collectors.toList());
        if (found.size() != group.size()) {
            throw new AssertionError("not all of " + group + " in " + ring + ": " + found);
        }
        return found;
    }

    @Override
    public String toString() {
        return fields.stream().map(FieldLayout::toString).collect(Collectors.joining("\n"));
    }
}
