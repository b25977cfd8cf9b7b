package io.fairway.affinity;

/** The periodic timer tick interrupts a busy thread 100 to 1,000 times a second. */
final class TickRule implements Rule {
    private static final String NOHZ_FULL = "sys/devices/system/cpu/nohz_full";

    @Override
    public String id() {
        return "nohz-full";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final CpuSet tickless =
                host.cpus(NOHZ_FULL, "is missing: the kernel is built without it (NO_HZ_FULL)");
        final CpuSet isolated = host.isolated();
        final CpuSet ticking = isolated.minus(tickless);
        if (!ticking.isEmpty()) {
            return Finding.warn(
                    id(),
                    NOHZ_FULL,
                    "isolated processors " + ticking + " have a periodic tick",
                    "Boot with nohz_full=" + isolated + " as well.");
        }
        if (tickless.isEmpty()) {
            return Finding.info(
                    id(),
                    NOHZ_FULL,
                    "all processors have a periodic tick",
                    "Boot with nohz_full= for those that are to run one busy thread each.");
        }
        return Finding.ok(id(), NOHZ_FULL, tickless + " have no tick while one thread runs");
    }
}
