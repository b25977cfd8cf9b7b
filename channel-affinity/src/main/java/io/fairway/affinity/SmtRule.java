package io.fairway.affinity;

/** The hardware threads of a core share it, and so slow each other down. */
final class SmtRule implements Rule {
    private static final String ACTIVE = "sys/devices/system/cpu/smt/active";

    @Override
    public String id() {
        return "smt";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final long active = host.number(ACTIVE, "is missing: the kernel cannot switch it");
        if (active == 0) {
            return Finding.ok(id(), ACTIVE, "each core has one thread");
        }
        final Topology topology = host.topology();
        final CpuSet isolated = host.isolated();
        final CpuSet halves =
                CpuSet.of(
                        topology.cpus().stream()
                                .filter(each -> isolated.contains(each.id()))
                                .filter(each -> !isolated.containsAll(each.core()))
                                .mapToInt(Cpu::id)
                                .toArray());
        if (halves.isEmpty()) {
            return Finding.info(
                    id(),
                    ACTIVE,
                    "cores have several threads",
                    "Leave the siblings of the busy threads idle, or switch SMT off (nosmt).");
        }
        return Finding.warn(
                id(),
                ACTIVE,
                "isolated processors " + halves + " share their cores with others that are not",
                "Isolate whole cores, or take the siblings offline.");
    }
}
