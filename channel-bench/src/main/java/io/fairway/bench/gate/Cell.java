package io.fairway.bench.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One situation whose latency is measured.
 *
 * @param role what the channel is promised about its threads
 * @param capacity its capacity; 0 if it is unbuffered
 * @param rate messages a second
 * @param waiting what the threads do while they wait
 */
public record Cell(Role role, int capacity, int rate, Waiting waiting) {
    private static final int MOST_CAPACITY = 1 << 20;
    private static final int MOST_RATE = 1_000_000;
    private static final int LEAST_RATE = 100;
    private static final String UNBUFFERED = "unbuffered";

    private static final Pattern FORM =
            Pattern.compile("(\\w+)/(" + UNBUFFERED + "|\\d{1,7})/(\\d{1,7})/([\\w-]+)");

    /** Each role, buffered and not, at two rates. */
    public static final List<Cell> ALL =
            parseAll(
                    "spsc/1024/10000/spinning",
                    "spsc/1024/100000/spinning",
                    "spsc/unbuffered/10000/spinning",
                    "spsc/unbuffered/100000/spinning",
                    "mpsc/1024/10000/spinning",
                    "mpsc/1024/100000/spinning",
                    "mpsc/unbuffered/10000/spinning",
                    "mpsc/unbuffered/100000/spinning",
                    "mpmc/1024/10000/spinning",
                    "mpmc/1024/100000/spinning",
                    "mpmc/unbuffered/10000/spinning",
                    "mpmc/unbuffered/100000/spinning");

    /** Those that a short run is about. */
    public static final List<Cell> QUICK =
            parseAll("spsc/1024/100000/spinning", "mpsc/unbuffered/10000/spinning");

    private static List<Cell> parseAll(String... texts) {
        return Arrays.stream(texts).map(Cell::parse).toList();
    }

    /**
     * The cell that a text describes.
     *
     * @param text such as {@code spsc/1024/100000/spinning}
     * @return the cell
     * @throws IllegalArgumentException if it describes none
     */
    public static Cell parse(String text) {
        final Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "must be ROLE/CAPACITY/RATE/WAITING, such as spsc/1024/100000/spinning, not '"
                            + text
                            + "'");
        }
        final String capacity = parts.group(2);
        return new Cell(
                constant(Role.class, parts.group(1)),
                capacity.equals(UNBUFFERED) ? 0 : number("capacity", capacity, 1, MOST_CAPACITY),
                number("rate", parts.group(3), LEAST_RATE, MOST_RATE),
                constant(Waiting.class, parts.group(4)));
    }

    private static int number(String what, String text, int least, int most) {
        final int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    what + ": " + value + " (must be " + least + ".." + most + ")");
        }
        return value;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E each : type.getEnumConstants()) {
            if (name(each).equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Cell::name).toList()
                        + ", not '"
                        + name
                        + "'");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Such as {@code spsc/1024/100000/spinning}. */
    @Override
    public String toString() {
        return String.join(
                "/",
                name(role),
                capacity == 0 ? UNBUFFERED : Integer.toString(capacity),
                Integer.toString(rate),
                name(waiting));
    }
}
