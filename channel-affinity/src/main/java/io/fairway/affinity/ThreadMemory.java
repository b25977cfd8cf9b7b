package io.fairway.affinity;

/** Sets the calling thread's memory policy, and restores the one that it had. */
final class ThreadMemory {
    /** 1,024 nodes, the most that kernels are built for. */
    private static final int WORDS = 16;

    private final Kernel kernel;
    private final int[] mode = new int[1];
    private final long[] nodes = new long[WORDS];

    ThreadMemory(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Sets it.
     *
     * @throws LinuxCallException if the kernel refuses; the thread has its own policy then
     */
    void set(int newMode, long[] newNodes) {
        check("get_mempolicy", kernel.memoryPolicy(mode, nodes));
        check("set_mempolicy", kernel.setMemoryPolicy(newMode, newNodes));
    }

    /** Restores it; 0, or the error number. */
    int restore() {
        return -kernel.setMemoryPolicy(mode[0], nodes);
    }

    private static void check(String call, int result) {
        if (result < 0) {
            throw new LinuxCallException(call, -result);
        }
    }
}
