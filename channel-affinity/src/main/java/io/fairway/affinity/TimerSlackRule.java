package io.fairway.affinity;

/** How late the kernel may wake a thread that parks for a time. */
final class TimerSlackRule implements Rule {
    private static final String SLACK = "proc/self/timerslack_ns";
    private static final long SMALL = 1_000;
    private static final long KERNEL_DEFAULT = 50_000;

    @Override
    public String id() {
        return "timer-slack";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final long slack = host.number(SLACK, "is missing");
        final String seen = slack + " ns";
        if (slack <= SMALL) {
            return Finding.ok(id(), SLACK, seen);
        }
        final String advice =
                "Timeouts and timed parks end that much late. Start the JVM from a process that"
                        + " lowered it (prctl PR_SET_TIMERSLACK); spinning threads do not mind.";
        return slack <= KERNEL_DEFAULT
                ? Finding.info(id(), SLACK, seen + ", as usual", advice)
                : Finding.warn(id(), SLACK, seen, advice);
    }
}
