package io.fairway.affinity;

/**
 * The calls to the kernel, with its own convention: what is negative is an error number, negated.
 * Tests put kernels of their own in its place.
 *
 * <p>Masks are arrays of 64 bits each, the lowest number first; their length is the size that the
 * kernel is told.
 */
interface Kernel {

    /** Why none of the calls can be made, or empty if they can. */
    String unavailable();

    /** The mask of a thread, 0 for the calling one. Fails with EINVAL if the array is too short. */
    int affinity(int tid, long[] mask);

    /** Sets the mask of a thread, 0 for the calling one. */
    int setAffinity(int tid, long[] mask);

    /** The processor that the calling thread runs on. */
    int cpu();

    /** The NUMA node of that processor. */
    int node();

    /** The number by which the kernel knows the calling thread. */
    int tid();

    /** How many bytes a page has. */
    int pageSize();

    /** Maps fresh memory that nobody has touched, in whole pages; the address. */
    long map(long bytes);

    /** Gives mapped memory back. */
    int unmap(long address, long bytes);

    /**
     * Sets the policy of whole pages, and moves those there that are touched and lie elsewhere.
     *
     * @param mode the kernel's number of the policy
     */
    int bind(long address, long bytes, int mode, long[] nodes);

    /**
     * The policy by which the calling thread is given pages. Fails with EINVAL if the array is too
     * short.
     *
     * @param mode where the kernel's number of the policy goes
     */
    int memoryPolicy(int[] mode, long[] nodes);

    /** Sets that policy. */
    int setMemoryPolicy(int mode, long[] nodes);

    /**
     * Where pages lie.
     *
     * @param pages their addresses
     * @param nodes where the node of each goes, or its error number, negated: ENOENT or EFAULT if
     *     nobody has written to it
     */
    int nodesOf(long[] pages, int[] nodes);
}
