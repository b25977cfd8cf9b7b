package io.fairway.affinity;

import java.util.Set;

/** What {@code System.nanoTime()} reads. */
final class ClocksourceRule implements Rule {
    private static final String CURRENT =
            "sys/devices/system/clocksource/clocksource0/current_clocksource";

    /** Registers of the processor, read in some 20 ns. */
    private static final Set<String> REGISTERS =
            Set.of("tsc", "arch_sys_counter", "timebase", "tod", "riscv_clocksource");

    /** A register and a page that the hypervisor keeps: no system call either, if all is well. */
    private static final Set<String> PARAVIRTUAL =
            Set.of("kvm-clock", "hyperv_clocksource_tsc_page");

    @Override
    public String id() {
        return "clocksource";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final String name = host.text(CURRENT);
        if (!name.matches("[a-z][a-z0-9_-]*")) {
            throw Evidence.notUnderstood(CURRENT, name, "a name");
        }
        if (REGISTERS.contains(name)) {
            return Finding.ok(id(), CURRENT, name);
        }
        if (PARAVIRTUAL.contains(name)) {
            return Finding.info(
                    id(), CURRENT, name, "tsc is faster to read, if the hypervisor offers it.");
        }
        return Finding.bad(
                id(),
                CURRENT,
                name + ": each reading of the time is a system call or slower",
                "Find out in the kernel's log why tsc was rejected; boot with clocksource=tsc.");
    }
}
