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
}
