package io.fairway.affinity;

/** Whether a page fault may have to wait until memory has been compacted. */
final class DefragRule implements Rule {
    private static final String DEFRAG = "sys/kernel/mm/transparent_hugepage/defrag";

    @Override
    public String id() {
        return "thp-defrag";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final String mode = host.chosen(DEFRAG, "is missing: the kernel is built without them");
        if (mode.equals("always")) {
            return Finding.warn(
                    id(),
                    DEFRAG,
                    mode + ": a page fault compacts memory first",
                    "Set it to madvise or defer.");
        }
        return Finding.ok(id(), DEFRAG, mode);
    }
}
