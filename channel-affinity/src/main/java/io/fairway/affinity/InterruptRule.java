package io.fairway.affinity;

import java.util.ArrayList;
import java.util.List;

/** Interrupts that devices may send to the isolated processors. */
final class InterruptRule implements Rule {
    private static final String IRQ = "proc/irq";
    private static final int SHOWN = 8;

    @Override
    public String id() {
        return "irq-affinity";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final int[] irqs = host.numbered(IRQ, "");
        if (irqs.length == 0) {
            throw new UnknownException(IRQ, "has no interrupt in it, or is missing");
        }
        final CpuSet isolated = host.isolated();
        if (isolated.isEmpty()) {
            return Finding.info(
                    id(),
                    IRQ,
                    irqs.length + " interrupts, and no isolated processor to keep free of them",
                    "");
        }
        final List<Integer> delivered = new ArrayList<>();
        final List<Integer> allowed = new ArrayList<>();
        for (int each : irqs) {
            final String mask = IRQ + "/" + each + "/smp_affinity_list";
            final String effective = IRQ + "/" + each + "/effective_affinity_list";
            final CpuSet may = host.cpus(mask, "is missing");
            // Kernels before 4.15 do not say which of the allowed processors gets it.
            final CpuSet does = host.exists(effective) ? host.cpus(effective, "") : may;
            if (!does.and(isolated).isEmpty()) {
                delivered.add(each);
            } else if (!may.and(isolated).isEmpty()) {
                allowed.add(each);
            }
        }
        return verdict(isolated, delivered, allowed, irqs.length);
    }

    private Finding verdict(
            CpuSet isolated, List<Integer> delivered, List<Integer> allowed, int all) {
        final String advice =
                "Write the other processors to /proc/irq/N/smp_affinity_list, or boot with"
                        + " irqaffinity=; a managed interrupt needs isolcpus=managed_irq,...";
        if (!delivered.isEmpty()) {
            return Finding.warn(
                    id(),
                    IRQ + "/*/effective_affinity_list",
                    "interrupts " + some(delivered) + " go to isolated processors " + isolated,
                    advice);
        }
        if (!allowed.isEmpty()) {
            return Finding.warn(
                    id(),
                    IRQ + "/*/smp_affinity_list",
                    "interrupts " + some(allowed) + " may go to isolated processors " + isolated,
                    advice);
        }
        return Finding.ok(
                id(),
                IRQ + "/*/smp_affinity_list",
                "none of " + all + " interrupts goes to isolated processors " + isolated);
    }

    private static String some(List<Integer> irqs) {
        return irqs.size() <= SHOWN
                ? irqs.toString()
                : irqs.subList(0, SHOWN) + " and " + (irqs.size() - SHOWN) + " more";
    }
}
