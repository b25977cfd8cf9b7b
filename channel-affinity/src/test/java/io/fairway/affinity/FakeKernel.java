package io.fairway.affinity;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A kernel with as many processors and nodes as a test wants, and one thread. */
final class FakeKernel implements Kernel {
    static final int PAGE = 4096;

    final Map<String, Integer> errors = new HashMap<>();
    final List<String> policies = new ArrayList<>();
    final Map<Long, Integer> nodeOfPage = new HashMap<>();
    private final Arena memory;
    private final int shortestMask;
    private final int processors;
    private CpuSet usable;
    private CpuSet mask;
    private int mode;
    private long[] nodes = new long[0];
    int unmapped;

    /**
     * A kernel.
     *
     * @param processors how many it has
     * @param shortestMask how long a mask must be to be read into, in words
     */
    FakeKernel(int processors, int shortestMask, Arena memory) {
        this.processors = processors;
        this.shortestMask = shortestMask;
        this.memory = memory;
        this.usable = CpuSet.parse("0-" + (processors - 1));
        this.mask = usable;
    }

    /** Takes away what is not among these, from the thread's mask as well. */
    void allow(CpuSet cpus) {
        usable = cpus;
        mask = mask.and(cpus);
    }

    CpuSet mask() {
        return mask;
    }

    /** The thread's policy. */
    void policy(int newMode, long... newNodes) {
        mode = newMode;
        nodes = newNodes;
    }

    private int error(String call) {
        return -errors.getOrDefault(call, 0);
    }

    @Override
    public String unavailable() {
        return "";
    }

    @Override
    public int affinity(int tid, long[] bits) {
        if (error("getaffinity") != 0) {
            return error("getaffinity");
        }
        if (bits.length < shortestMask || bits.length * Long.SIZE < processors) {
            return -Errno.EINVAL;
        }
        final long[] own = mask.toBitSet().toLongArray();
        System.arraycopy(own, 0, bits, 0, own.length);
        return bits.length * Long.BYTES;
    }

    @Override
    public int setAffinity(int tid, long[] bits) {
        if (error("setaffinity") != 0) {
            return error("setaffinity");
        }
        final CpuSet wanted = CpuSet.of(BitSet.valueOf(bits)).and(usable);
        if (bits.length < shortestMask || wanted.isEmpty()) {
            return -Errno.EINVAL;
        }
        mask = wanted;
        return 0;
    }

    @Override
    public int cpu() {
        return mask.first();
    }

    @Override
    public int node() {
        return 0;
    }

    @Override
    public int tid() {
        return 1;
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public long map(long bytes) {
        return error("mmap") != 0 ? error("mmap") : memory.allocate(bytes, PAGE).address();
    }

    @Override
    public int unmap(long address, long bytes) {
        unmapped++;
        return 0;
    }

    @Override
    public int bind(long address, long bytes, int newMode, long[] newNodes) {
        if (error("mbind") != 0) {
            return error("mbind");
        }
        for (long page = address; page < address + bytes; page += PAGE) {
            nodeOfPage.putIfAbsent(page, BitSet.valueOf(newNodes).nextSetBit(0));
        }
        return 0;
    }

    @Override
    public int memoryPolicy(int[] oldMode, long[] oldNodes) {
        if (error("get_mempolicy") != 0) {
            return error("get_mempolicy");
        }
        oldMode[0] = mode;
        System.arraycopy(nodes, 0, oldNodes, 0, nodes.length);
        return 0;
    }

    @Override
    public int setMemoryPolicy(int newMode, long[] newNodes) {
        if (error("set_mempolicy") != 0) {
            return error("set_mempolicy");
        }
        mode = newMode;
        nodes = newNodes;
        policies.add(newMode + ":" + CpuSet.of(BitSet.valueOf(newNodes)));
        return 0;
    }

    @Override
    public int nodesOf(long[] pages, int[] status) {
        Arrays.setAll(status, i -> nodeOfPage.getOrDefault(pages[i], 0));
        return error("move_pages");
    }
}
