package io.fairway.affinity;

import java.util.Arrays;
import java.util.Locale;

/** Time in which the hypervisor ran something else although there was work here. */
final class StealRule implements Rule {
    private static final String STAT = "proc/stat";
    private static final int STEAL = 7;

    /** Guest time, in the columns after, is counted as user time already. */
    private static final int COLUMNS = 8;

    /** Rounding to ticks makes one of nothing. */
    private static final long ROUNDING = 1;

    private static final double SOME = 0.001;
    private static final double MUCH = 0.01;

    @Override
    public String id() {
        return "steal";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final long[] before = read(host);
        host.pause();
        final long[] after = read(host);
        long[] ticks = new long[COLUMNS];
        Arrays.setAll(ticks, i -> after[i] - before[i]);
        String when = "while looking";
        if (Arrays.stream(ticks).sum() <= 0) {
            ticks = after; // a copy of the file, in which nothing moves
            when = "since boot";
        }
        final long all = Arrays.stream(ticks).sum();
        if (all <= 0) {
            throw new UnknownException(STAT, "has counted nothing");
        }
        final double share = (double) ticks[STEAL] / all;
        final String seen = String.format(Locale.ROOT, "%.2f%% %s", 100 * share, when);
        final String advice =
                "Ask for a host that is not overcommitted, or for dedicated processors.";
        if (share < SOME || ticks[STEAL] <= ROUNDING) {
            return Finding.ok(id(), STAT, seen);
        }
        return share < MUCH
                ? Finding.warn(id(), STAT, seen, advice)
                : Finding.bad(id(), STAT, seen, advice);
    }

    /** Of the line {@code cpu 483012 278164 141041 100110 605 0 184 523 0 0}. */
    private static long[] read(DoctorHost host) throws UnknownException {
        final String text = host.text(STAT);
        final String line = text.lines().findFirst().orElse("");
        if (!line.matches("cpu(\\s+\\d{1,18}){" + COLUMNS + ",}")) {
            throw Evidence.notUnderstood(STAT, line, "the ticks of all processors");
        }
        return Arrays.stream(line.split("\\s+"))
                .skip(1)
                .limit(COLUMNS)
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
