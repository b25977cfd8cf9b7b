package io.fairway.affinity;

import java.util.Optional;

/**
 * The numbers of the system calls that the C library has no function for, or not in each version.
 *
 * @param gettid of gettid
 * @param getcpu of getcpu
 * @param mbind of mbind
 * @param setMempolicy of set_mempolicy
 * @param getMempolicy of get_mempolicy
 * @param movePages of move_pages
 */
record SystemCalls(
        int gettid, int getcpu, int mbind, int setMempolicy, int getMempolicy, int movePages) {

    /** Of the kernel's arch/x86/entry/syscalls/syscall_64.tbl. */
    private static final SystemCalls X86_64 = new SystemCalls(186, 309, 237, 238, 239, 279);

    /** Of its include/uapi/asm-generic/unistd.h. */
    private static final SystemCalls AARCH64 = new SystemCalls(178, 168, 235, 237, 236, 239);

    /** Those of an architecture, by the JDK's name for it. */
    static Optional<SystemCalls> of(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }
}
