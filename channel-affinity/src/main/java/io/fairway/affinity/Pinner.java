package io.fairway.affinity;

import io.fairway.affinity.PinResult.Status;
import java.nio.file.Path;

/** Sets the calling thread's mask, reads back what became of it, and says why. */
final class Pinner {
    private static final String VIRTUAL =
            "a virtual thread has no mask: the pin would stick to the carrier thread that happens"
                    + " to run it now, and to whatever that runs next; pin a platform thread";

    private final LinuxCalls calls;
    private final HostLimits limits;

    Pinner(LinuxCalls calls, HostLimits limits) {
        this.calls = calls;
        this.limits = limits;
    }

    /** For this host. */
    static Pinner host() {
        return new Pinner(LinuxCalls.host(), new HostLimits(Path.of("/")));
    }

    /** Pins the calling thread; a strict pin that is not applied in full is undone. */
    Pinning pin(CpuSet cpus, boolean strict) {
        if (Thread.currentThread().isVirtual()) {
            return Pinning.without(new PinResult(Status.REFUSED, cpus, CpuSet.empty(), VIRTUAL));
        }
        if (!calls.unavailable().isEmpty()) {
            return Pinning.without(
                    new PinResult(Status.UNSUPPORTED, cpus, CpuSet.empty(), calls.unavailable()));
        }
        final CpuSet former;
        try {
            former = calls.affinity(0);
        } catch (LinuxCallException e) {
            return Pinning.without(failure(cpus, CpuSet.empty(), "sched_getaffinity", e.errno()));
        }
        if (cpus.isEmpty()) {
            return Pinning.without(
                    new PinResult(Status.REFUSED, cpus, former, "no processor was asked for"));
        }
        final PinResult result = apply(cpus);
        if (result.isApplied() || (result.status() == Status.PARTLY && !strict)) {
            return Pinning.open(this, former, result, strict);
        }
        return Pinning.without(result.status() == Status.PARTLY ? undone(result, former) : result);
    }

    /** Sets the mask and reads it back. */
    PinResult apply(CpuSet cpus) {
        final int errno = calls.setAffinity(0, cpus);
        final CpuSet applied;
        try {
            applied = calls.affinity(0);
        } catch (LinuxCallException e) {
            return failure(cpus, CpuSet.empty(), "sched_getaffinity", e.errno());
        }
        if (errno != 0) {
            return failure(cpus, applied, "sched_setaffinity", errno);
        }
        if (applied.equals(cpus)) {
            return new PinResult(Status.APPLIED, cpus, applied, limits.warning(applied));
        }
        final String reason = limits.whyNot(cpus.minus(applied));
        return new PinResult(
                Status.PARTLY,
                cpus,
                applied,
                reason.isEmpty() ? "the kernel left out [" + cpus.minus(applied) + "]" : reason);
    }

    private PinResult undone(PinResult partly, CpuSet former) {
        final PinResult restored = apply(former);
        return new PinResult(
                Status.REFUSED,
                partly.requested(),
                restored.applied(),
                "only ["
                        + partly.applied()
                        + "] could be applied, and was undone: "
                        + partly.reason());
    }

    private PinResult failure(CpuSet cpus, CpuSet applied, String call, int errno) {
        final String why =
                switch (errno) {
                    case Errno.EINVAL -> limits.whyNot(cpus);
                    case Errno.EPERM ->
                            "a security policy, such as a container's seccomp profile, forbids it";
                    case Errno.ENOSYS -> "this kernel has no such call";
                    default -> "";
                };
        return new PinResult(
                errno == Errno.ENOSYS ? Status.UNSUPPORTED : Status.REFUSED,
                cpus,
                applied,
                (why.isEmpty() ? "" : why + "; ") + call + " failed with " + Errno.name(errno));
    }
}
