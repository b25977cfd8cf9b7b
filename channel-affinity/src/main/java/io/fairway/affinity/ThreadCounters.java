package io.fairway.affinity;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel has counted for a thread so far, and where the thread is.
 *
 * @param mask the processors that it may run on
 * @param cpu the processor that it runs on, or ran on last
 * @param migrations how often it went from one processor to another
 * @param voluntary how often it gave its processor up, to wait for something
 * @param involuntary how often its processor was taken away
 * @param runQueueNanos how long it was ready to run, and waited for a processor
 */
record ThreadCounters(
        Reading<CpuSet> mask,
        Reading<Integer> cpu,
        Reading<Long> migrations,
        Reading<Long> voluntary,
        Reading<Long> involuntary,
        Reading<Long> runQueueNanos) {

    private static final Pattern MIGRATIONS =
            Pattern.compile("(?m)^(?:se\\.)?nr_migrations\\s*:\\s*(\\d{1,18})$");
    private static final Pattern VOLUNTARY =
            Pattern.compile("(?m)^voluntary_ctxt_switches:\\s*(\\d{1,18})$");
    private static final Pattern INVOLUNTARY =
            Pattern.compile("(?m)^nonvoluntary_ctxt_switches:\\s*(\\d{1,18})$");
    private static final Pattern MASK = Pattern.compile("(?m)^Cpus_allowed_list:\\s*(\\S+)$");

    /** The name, in parentheses and with any character, is the second field; this is the 39th. */
    private static final Pattern CPU =
            Pattern.compile("(?s)^\\d+ \\(.*\\) \\S(?: -?\\d+){35} (\\d{1,7})\\b.*");

    private static final Pattern DELAY = Pattern.compile("^(\\d{1,18}) (\\d{1,18}) (\\d{1,18})$");

    /** None of it, for a reason. */
    static ThreadCounters absent(String reason) {
        return new ThreadCounters(
                Reading.absent(reason),
                Reading.absent(reason),
                Reading.absent(reason),
                Reading.absent(reason),
                Reading.absent(reason),
                Reading.absent(reason));
    }

    /**
     * Reads them.
     *
     * @param host the host's files
     * @param task the thread's directory
     */
    static ThreadCounters read(Evidence host, String task) {
        final String status = task + "/status";
        return new ThreadCounters(
                Reading.from(() -> find(host, status, MASK, CpuSet::parse)),
                Reading.from(() -> find(host, task + "/stat", CPU, Integer::valueOf)),
                Reading.from(() -> migrations(host, task + "/sched")),
                Reading.from(() -> find(host, status, VOLUNTARY, Long::valueOf)),
                Reading.from(() -> find(host, status, INVOLUNTARY, Long::valueOf)),
                Reading.from(() -> delay(host, task + "/schedstat")));
    }

    private static long migrations(Evidence host, String file) throws UnknownException {
        host.text(file, "is missing: the kernel is built without it (SCHED_DEBUG)");
        return find(host, file, MIGRATIONS, Long::valueOf);
    }

    private static long delay(Evidence host, String file) throws UnknownException {
        final String text =
                host.text(file, "is missing: the kernel is built without it (SCHED_INFO)");
        final Matcher fields = DELAY.matcher(text);
        if (!fields.matches()) {
            throw Evidence.notUnderstood(file, text, "three numbers");
        }
        // A thread that has never run cannot be asking.
        if (text.equals("0 0 0")) {
            throw new UnknownException(file, "the kernel does not count it");
        }
        return Long.parseLong(fields.group(2));
    }

    private static <T> T find(
            Evidence host, String file, Pattern pattern, Function<String, T> reader)
            throws UnknownException {
        final Matcher matcher = pattern.matcher(host.text(file, "is missing"));
        if (!matcher.find()) {
            throw new UnknownException(file, "does not have it in a form that is known");
        }
        try {
            return reader.apply(matcher.group(1));
        } catch (IllegalArgumentException e) {
            throw Evidence.notUnderstood(file, matcher.group(1), "a list of processors");
        }
    }
}
