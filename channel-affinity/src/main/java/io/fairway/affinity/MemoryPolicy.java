package io.fairway.affinity;

/** How strictly memory is kept to its node. */
public enum MemoryPolicy {
    /** On the node while it has free memory, and elsewhere then. */
    PREFERRED(1),

    /**
     * On the node only. If that is full, the kernel makes room by force: it may end the process, or
     * another one.
     */
    BIND(2);

    private final int mode;

    MemoryPolicy(int mode) {
        this.mode = mode;
    }

    /** The kernel's number, of linux/mempolicy.h. */
    int mode() {
        return mode;
    }
}
