package io.fairway.affinity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at a host as somebody does who wants short latencies from it, and says what is in the way.
 *
 * <p>It only reads: {@code /proc}, {@code /sys} and the process's cgroup. What it cannot see it
 * reports as {@link Severity#UNKNOWN}, with the reason. In a container or a virtual machine it sees
 * what that is shown, which may be less than what is there.
 */
public final class Doctor {
    /** A hundred clock ticks on two processors; steal is counted in ticks. */
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final List<Rule> RULES =
            List.of(
                    new GovernorRule(),
                    new IdleRule(),
                    new SmtRule(),
                    new QuotaRule(),
                    new CpusetRule(),
                    new IsolationRule(),
                    new TickRule(),
                    new InterruptRule(),
                    new IrqBalanceRule(),
                    new HugePagesRule(),
                    new DefragRule(),
                    new SwapRule(),
                    new NumaBalancingRule(),
                    new ClocksourceRule(),
                    new TimerSlackRule(),
                    new HypervisorRule(),
                    new StealRule(),
                    new PreemptionRule(),
                    new MitigationsRule());

    private Doctor() {}

    /**
     * Examines this host. Takes half a second, for what is counted meanwhile.
     *
     * @return what it found
     */
    public static Diagnosis examine() {
        return examine(Path.of("/"));
    }

    /**
     * Examines a host whose files lie under another root, such as a copy of them.
     *
     * @param root the directory that has {@code sys} and {@code proc}
     * @return what it found
     */
    public static Diagnosis examine(Path root) {
        return examine(root, Doctor::letPass);
    }

    static Diagnosis examine(Path root, Runnable pause) {
        final DoctorHost host = new DoctorHost(root, pause);
        final List<Finding> findings = new ArrayList<>();
        for (Rule each : RULES) {
            try {
                findings.add(each.examine(host));
            } catch (UnknownException e) {
                findings.add(Finding.unknown(each.id(), e));
            }
        }
        return new Diagnosis(findings);
    }

    /** Also when interrupted: the interrupt stays for the caller, who waits for less time then. */
    private static void letPass() {
        final long end = System.nanoTime() + INTERVAL_NANOS;
        long left = INTERVAL_NANOS;
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }
}
