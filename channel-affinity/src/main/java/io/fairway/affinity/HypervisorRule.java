package io.fairway.affinity;

import java.util.List;

/** Whether somebody else decides when the processors run. */
final class HypervisorRule implements Rule {
    private static final String CPUINFO = "proc/cpuinfo";

    @Override
    public String id() {
        return "hypervisor";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final List<String> flags =
                host.text(CPUINFO).lines().filter(line -> line.matches("flags\\s*:.*")).toList();
        if (flags.isEmpty()) {
            throw new UnknownException(CPUINFO, "has no flags, as on processors other than x86");
        }
        return List.of(flags.get(0).split("\\s+")).contains("hypervisor")
                ? Finding.info(
                        id(),
                        CPUINFO,
                        "a virtual machine: its processors may be taken away at any time",
                        "Have the virtual processors pinned on the host; measure tails on the metal.")
                : Finding.ok(id(), CPUINFO, "none seen");
    }
}
