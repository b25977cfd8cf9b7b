package io.fairway.affinity;

/**
 * Stands where no call can be made: another system, or no permission to call.
 *
 * @param unavailable why not
 */
record AbsentKernel(String unavailable) implements Kernel {

    @Override
    public int affinity(int tid, long[] mask) {
        return -Errno.ENOSYS;
    }

    @Override
    public int setAffinity(int tid, long[] mask) {
        return -Errno.ENOSYS;
    }

    @Override
    public int cpu() {
        return -Errno.ENOSYS;
    }

    @Override
    public int node() {
        return -Errno.ENOSYS;
    }

    @Override
    public int tid() {
        return -Errno.ENOSYS;
    }

    @Override
    public int pageSize() {
        return -Errno.ENOSYS;
    }

    @Override
    public long map(long bytes) {
        return -Errno.ENOSYS;
    }

    @Override
    public int unmap(long address, long bytes) {
        return -Errno.ENOSYS;
    }

    @Override
    public int bind(long address, long bytes, int mode, long[] nodes) {
        return -Errno.ENOSYS;
    }

    @Override
    public int memoryPolicy(int[] mode, long[] nodes) {
        return -Errno.ENOSYS;
    }

    @Override
    public int setMemoryPolicy(int mode, long[] nodes) {
        return -Errno.ENOSYS;
    }

    @Override
    public int nodesOf(long[] pages, int[] nodes) {
        return -Errno.ENOSYS;
    }
}
