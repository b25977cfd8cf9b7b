package io.fairway.affinity;

/** A daemon that moves interrupts about, on to the processors of busy threads as well. */
final class IrqBalanceRule implements Rule {
    private static final String PROC = "proc";

    @Override
    public String id() {
        return "irqbalance";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final int[] processes = host.numbered(PROC, "");
        if (processes.length == 0) {
            throw new UnknownException(PROC, "has no process in it, or is missing");
        }
        for (int each : processes) {
            final String comm = PROC + "/" + each + "/comm";
            if (host.textOr(comm, "").equals("irqbalance")) {
                return Finding.warn(
                        id(),
                        comm,
                        "irqbalance is running",
                        "Stop it and place the interrupts by hand, or ban the isolated processors"
                                + " from it (IRQBALANCE_BANNED_CPULIST).");
            }
        }
        return Finding.ok(
                id(), PROC + "/*/comm", "not among the " + processes.length + " processes seen");
    }
}
