package io.fairway.affinity;

import java.util.Arrays;

/** System calls are slower with mitigations of the processor's faults: to know, not to change. */
final class MitigationsRule implements Rule {
    private static final String CMDLINE = "proc/cmdline";
    private static final String META = "sys/devices/system/cpu/vulnerabilities/meltdown";

    @Override
    public String id() {
        return "mitigations";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final String chosen =
                Arrays.stream(host.text(CMDLINE).split("\\s+"))
                        .filter(each -> each.startsWith("mitigations="))
                        .reduce("the kernel's default", (first, second) -> second);
        return Finding.info(
                id(),
                CMDLINE,
                chosen + ", meltdown: " + host.textOr(META, "unknown"),
                "They make system calls and thus parking slower. Switch them off only where no"
                        + " foreign code runs.");
    }
}
