package io.fairway.affinity;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What this package asks of the kernel about threads. Masks are made as large as the kernel wants
 * them.
 */
final class LinuxCalls {
    /** 1,024 processors, as in the C library's own type. */
    private static final int INITIAL_WORDS = 16;

    /** More processors than any kernel is built for. */
    private static final int MAX_WORDS = 1 << 14;

    private final Kernel kernel;
    private volatile int words = INITIAL_WORDS;

    LinuxCalls(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * This host's, for what the user has asked to be done. Found when first asked for; the JDK
     * warns then, unless native access is enabled.
     */
    static LinuxCalls host() {
        return Host.CALLS;
    }

    /** This host's, for what the user has not asked for: absent rather than with a warning. */
    static LinuxCalls hostWithoutWarning() {
        return NativeAccess.isEnabled()
                ? host()
                : new LinuxCalls(new AbsentKernel(NativeAccess.notEnabled()));
    }

    /** Why none of the calls can be made, or empty if they can. */
    String unavailable() {
        return kernel.unavailable();
    }

    /**
     * The mask of a thread: the processors online that it may run on.
     *
     * @param tid the kernel's number of the thread, or 0 for the calling one
     * @throws LinuxCallException if the kernel refuses
     */
    CpuSet affinity(int tid) {
        for (int size = words; ; size *= 2) {
            final long[] mask = new long[size];
            final int result = kernel.affinity(tid, mask);
            if (result >= 0) {
                words = size;
                return CpuSet.of(BitSet.valueOf(mask));
            }
            if (result != -Errno.EINVAL || size >= MAX_WORDS) {
                throw new LinuxCallException("sched_getaffinity", -result);
            }
        }
    }

    /**
     * Sets the mask of a thread. The kernel takes of it what it has and what the cpuset of the
     * thread allows, and refuses only if that is nothing.
     *
     * @param tid the kernel's number of the thread, or 0 for the calling one
     * @return 0, or the error number
     */
    int setAffinity(int tid, CpuSet cpus) {
        // EINVAL does not tell a mask that is too short from one without a usable processor, so
        // that the size is learned by reading.
        try {
            affinity(tid);
        } catch (LinuxCallException e) {
            return e.errno();
        }
        final long[] mask = cpus.toBitSet().toLongArray();
        return -kernel.setAffinity(tid, Arrays.copyOf(mask, Math.max(words, mask.length)));
    }

    /** The processor that the calling thread runs on, or the error number, negated. */
    int currentCpu() {
        return kernel.cpu();
    }

    /** The node of that processor, or the error number, negated. */
    int currentNode() {
        return kernel.node();
    }

    /** The kernel's number of the calling thread, or the error number, negated. */
    int tid() {
        return kernel.tid();
    }

    /** The calls about memory, as they are. */
    Kernel kernel() {
        return kernel;
    }

    /** Found when first used. */
    private static final class Host {
        static final LinuxCalls CALLS =
                new LinuxCalls(
                        LinuxKernel.open(
                                System.getProperty("os.name", ""),
                                System.getProperty("os.arch", "")));
    }
}
