package io.fairway.affinity;

/** Transparent huge pages: the kernel makes them when it wants, and stops the thread for it. */
final class HugePagesRule implements Rule {
    private static final String ENABLED = "sys/kernel/mm/transparent_hugepage/enabled";

    @Override
    public String id() {
        return "thp";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final String mode = host.chosen(ENABLED, "is missing: the kernel is built without them");
        if (mode.equals("always")) {
            return Finding.warn(
                    id(),
                    ENABLED,
                    mode,
                    "Set it to madvise: the JVM asks for them with -XX:+UseTransparentHugePages.");
        }
        return Finding.ok(id(), ENABLED, mode);
    }
}
