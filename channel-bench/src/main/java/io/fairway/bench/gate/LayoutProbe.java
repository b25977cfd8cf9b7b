package io.fairway.bench.gate;

import io.fairway.channel.Channel;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/**
 * Tells which fields of a channel's objects that change share a cache line, and which are kept
 * apart: for each class the groups of such fields, and how far apart they are.
 */
final class LayoutProbe {
    /** Cache lines are fetched in pairs. */
    private static final int APART = 128;

    private static final String OURS = "io.fairway.";
    private static final int CAPACITY = 1024;

    private final Map<String, String> layouts = new TreeMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> next = new ArrayDeque<>();

    /** The layouts, by the names of the classes that have something that changes. */
    Map<String, String> run() throws IllegalAccessException {
        for (Role role : Role.values()) {
            next.add(role.builder(CAPACITY).build());
        }
        next.add(Channel.unbuffered());
        while (!next.isEmpty()) {
            visit(next.remove());
        }
        return layouts;
    }

    private void visit(Object object) throws IllegalAccessException {
        if (!seen.add(object)) {
            return;
        }
        final String layout = layout(object.getClass());
        if (!layout.isEmpty()) {
            layouts.put(object.getClass().getName(), layout);
        }
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                follow(object, field);
            }
        }
    }

    private void follow(Object object, Field field) throws IllegalAccessException {
        final boolean isStatic = Modifier.isStatic(field.getModifiers());
        if (isStatic || !field.getDeclaringClass().getName().startsWith(OURS)) {
            return;
        }
        field.setAccessible(true);
        final Object value = field.get(object);
        if (value == null) {
            return;
        }
        final Class<?> type = value.getClass();
        if (isLaidOut(type)) {
            next.add(value);
        }
    }

    private static boolean isLaidOut(Class<?> type) {
        return type.getName().startsWith(OURS)
                && !type.isRecord()
                && !type.isHidden()
                && !Enum.class.isAssignableFrom(type);
    }

    /** Such as "apart | limit tail | apart | head taken | near"; empty if nothing changes. */
    private static String layout(Class<?> type) {
        final List<FieldLayout> changing = new ArrayList<>();
        final ClassLayout layout = ClassLayout.parseClass(type);
        layout.fields().stream()
                .filter(each -> !isPadding(each) && !isFinal(type, each))
                .sorted(Comparator.comparingLong(FieldLayout::offset))
                .forEach(changing::add);
        if (changing.isEmpty()) {
            return "";
        }
        final List<List<FieldLayout>> groups = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (FieldLayout each : changing) {
            if (groups.isEmpty() || each.offset() - end >= APART) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(each);
            end = each.offset() + each.size();
        }
        return distance(changing.getFirst().offset() - layout.headerSize())
                + groups.stream()
                        .map(LayoutProbe::names)
                        .collect(Collectors.joining(" | apart | ", " | ", " | "))
                + distance(layout.instanceSize() - end);
    }

    /** From the fields to what may lie before or behind the object. */
    private static String distance(long bytes) {
        return bytes >= APART ? "apart" : "near";
    }

    private static String names(List<FieldLayout> group) {
        return group.stream().map(FieldLayout::name).sorted().collect(Collectors.joining(" "));
    }

    private static boolean isPadding(FieldLayout field) {
        return field.name().matches("[a-z]\\d+");
    }

    private static boolean isFinal(Class<?> type, FieldLayout field) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field declared : each.getDeclaredFields()) {
                if (declared.getName().equals(field.name())) {
                    return Modifier.isFinal(declared.getModifiers());
                }
            }
        }
        throw new IllegalStateException("no such field: " + field);
    }
}
