package io.fairway.affinity;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.fairway.affinity.PinResult.Status;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts memory on nodes, looks where it lies, and says why not where it was asked to be. */
final class MemoryBinder {
    /** How many pages are looked at in one call. */
    private static final int BATCH = 4096;

    private final Kernel kernel;
    private final HostLimits limits;

    MemoryBinder(Kernel kernel, HostLimits limits) {
        this.kernel = kernel;
        this.limits = limits;
    }

    /** For this host. */
    static MemoryBinder host() {
        return new MemoryBinder(LinuxCalls.host().kernel(), new HostLimits(Path.of("/")));
    }

    NumaMemory allocate(Arena arena, long bytes, int node, MemoryPolicy policy) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes: " + bytes + " (must be > 0)");
        }
        if (!kernel.unavailable().isEmpty()) {
            return new NumaMemory(
                    this, arena.allocate(bytes), unsupported(node, policy, kernel.unavailable()));
        }
        final MemorySegment segment = map(arena, bytes);
        final Optional<MemoryResult> refusal = bound(segment, node, policy);
        final int page = kernel.pageSize();
        for (long offset = 0; offset < bytes; offset += page) {
            segment.set(JAVA_BYTE, offset, (byte) 0);
        }
        return new NumaMemory(
                this,
                segment,
                refusal.map(each -> withPages(each, segment))
                        .orElseGet(() -> verify(segment, node, policy)));
    }

    /** Fresh pages. Those of the arena are not: it zeroes, and so touches, what it allocates. */
    @SuppressWarnings("restricted")
    private MemorySegment map(Arena arena, long bytes) {
        final long mapped = wholePages(bytes);
        final long address = kernel.map(mapped);
        if (address < 0) {
            throw new OutOfMemoryError(
                    "mmap of " + mapped + " bytes failed with " + Errno.name((int) -address));
        }
        try {
            return MemorySegment.ofAddress(address)
                    .reinterpret(bytes, arena, each -> kernel.unmap(each.address(), mapped));
        } catch (RuntimeException e) {
            kernel.unmap(address, mapped);
            throw e;
        }
    }

    private long wholePages(long bytes) {
        final long page = kernel.pageSize();
        return Math.multiplyExact(Math.ceilDiv(bytes, page), page);
    }

    MemoryResult bind(MemorySegment segment, int node, MemoryPolicy policy) {
        if (!kernel.unavailable().isEmpty()) {
            return unsupported(node, policy, kernel.unavailable());
        }
        if (!segment.isNative() || segment.byteSize() == 0) {
            return new MemoryResult(
                    Status.REFUSED,
                    node,
                    policy,
                    MemoryPages.none(),
                    segment.isNative()
                            ? "no memory was given"
                            : "the collector moves memory on the heap");
        }
        if (segment.address() % kernel.pageSize() != 0) {
            return new MemoryResult(
                    Status.REFUSED,
                    node,
                    policy,
                    MemoryPages.none(),
                    "the memory does not begin with a page of " + kernel.pageSize() + " bytes");
        }
        return bound(segment, node, policy)
                .map(each -> withPages(each, segment))
                .orElseGet(() -> verify(segment, node, policy));
    }

    /** Sets the policy of the segment's pages; why not, if it cannot be. */
    private Optional<MemoryResult> bound(MemorySegment segment, int node, MemoryPolicy policy) {
        final String whyNot = limits.whyNotNode(node);
        if (!whyNot.isEmpty()) {
            return Optional.of(
                    new MemoryResult(Status.REFUSED, node, policy, MemoryPages.none(), whyNot));
        }
        checkAccess(segment);
        final int result =
                kernel.bind(
                        segment.address(),
                        wholePages(segment.byteSize()),
                        policy.mode(),
                        mask(node));
        return result < 0 ? Optional.of(failure(node, policy, "mbind", -result)) : Optional.empty();
    }

    /** The address of what is freed may be somebody else's by now. */
    private static void checkAccess(MemorySegment segment) {
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException("the arena of the memory is closed");
        }
    }

    /** Where the pages of a segment lie that is bound. */
    MemoryResult verify(MemorySegment segment, int node, MemoryPolicy policy) {
        final MemoryPages pages;
        try {
            pages = pages(segment);
        } catch (LinuxCallException e) {
            return new MemoryResult(
                    Status.PARTLY,
                    node,
                    policy,
                    MemoryPages.none(),
                    "the policy is set, but where the pages lie cannot be known: "
                            + e.getMessage());
        }
        if (pages.elsewhere(node) > 0) {
            return new MemoryResult(
                    Status.PARTLY,
                    node,
                    policy,
                    pages,
                    "the policy is set, but the kernel has "
                            + pages.elsewhere(node)
                            + " pages elsewhere: the node may be full, or the pages in use");
        }
        return new MemoryResult(
                Status.APPLIED,
                node,
                policy,
                pages,
                pages.untouched() == 0
                        ? ""
                        : pages.untouched() + " pages come from the node when they are touched");
    }

    Optional<MemoryPages> locate(MemorySegment segment) {
        if (!kernel.unavailable().isEmpty() || !segment.isNative()) {
            return Optional.empty();
        }
        try {
            return Optional.of(pages(segment));
        } catch (LinuxCallException e) {
            return Optional.empty();
        }
    }

    /**
     * Asks the kernel about each page.
     *
     * @throws LinuxCallException if it does not tell
     */
    private MemoryPages pages(MemorySegment segment) {
        checkAccess(segment);
        final int page = kernel.pageSize();
        final long first = segment.address() / page;
        final long end = Math.ceilDiv(segment.address() + segment.byteSize(), (long) page);
        final Map<Integer, Long> byNode = new TreeMap<>();
        long untouched = 0;
        for (long start = first; start < end; start += BATCH) {
            final long[] addresses = new long[(int) Math.min(BATCH, end - start)];
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = (start + i) * page;
            }
            final int[] nodes = new int[addresses.length];
            final int result = kernel.nodesOf(addresses, nodes);
            if (result < 0) {
                throw new LinuxCallException("move_pages", -result);
            }
            for (int node : nodes) {
                if (node >= 0) {
                    byNode.merge(node, 1L, Long::sum);
                } else if (node == -Errno.ENOENT || node == -Errno.EFAULT) {
                    untouched++;
                } else {
                    throw new LinuxCallException("move_pages of a page", -node);
                }
            }
        }
        return new MemoryPages(byNode, untouched);
    }

    <T extends @Nullable Object> FirstTouch<T> firstTouch(int node, Supplier<? extends T> make) {
        final ThreadMemory thread = new ThreadMemory(kernel);
        final Optional<MemoryResult> refusal = prefer(thread, node);
        if (refusal.isPresent()) {
            return new FirstTouch<>(make.get(), refusal.get());
        }
        final T value;
        try {
            value = make.get();
        } catch (RuntimeException | Error e) {
            final int errno = thread.restore();
            if (errno != 0) {
                e.addSuppressed(new LinuxCallException("set_mempolicy", errno));
            }
            throw e;
        }
        final int errno = thread.restore();
        return new FirstTouch<>(
                value,
                new MemoryResult(
                        errno == 0 ? Status.APPLIED : Status.PARTLY,
                        node,
                        MemoryPolicy.PREFERRED,
                        MemoryPages.none(),
                        errno == 0
                                ? "where the pages lie is not verified, and on the heap not lasting"
                                : "the thread's own policy could not be restored: set_mempolicy"
                                        + " failed with "
                                        + Errno.name(errno)));
    }

    /** Makes the calling thread prefer a node; why not, if it cannot. */
    private Optional<MemoryResult> prefer(ThreadMemory thread, int node) {
        final MemoryPolicy policy = MemoryPolicy.PREFERRED;
        if (!kernel.unavailable().isEmpty()) {
            return Optional.of(unsupported(node, policy, kernel.unavailable()));
        }
        final String whyNot =
                Thread.currentThread().isVirtual()
                        ? "a virtual thread has no memory policy, but its carrier thread has"
                        : limits.whyNotNode(node);
        if (!whyNot.isEmpty()) {
            return Optional.of(
                    new MemoryResult(Status.REFUSED, node, policy, MemoryPages.none(), whyNot));
        }
        try {
            thread.set(policy.mode(), mask(node));
            return Optional.empty();
        } catch (LinuxCallException e) {
            return Optional.of(failure(node, policy, e.call(), e.errno()));
        }
    }

    private static long[] mask(int node) {
        final long[] mask = new long[node / Long.SIZE + 1];
        mask[node / Long.SIZE] = 1L << node;
        return mask;
    }

    private static MemoryResult unsupported(int node, MemoryPolicy policy, String reason) {
        return new MemoryResult(Status.UNSUPPORTED, node, policy, MemoryPages.none(), reason);
    }

    private static MemoryResult failure(int node, MemoryPolicy policy, String call, int errno) {
        final String why =
                switch (errno) {
                    case Errno.EINVAL ->
                            "there is no such node, or it has no memory, or the cpuset forbids it; ";
                    case Errno.EPERM ->
                            "a security policy forbids it: the seccomp profile of containers does"
                                    + " unless they have CAP_SYS_NICE; ";
                    case Errno.ENOSYS -> "this kernel is built without NUMA; ";
                    default -> "";
                };
        return new MemoryResult(
                errno == Errno.ENOSYS ? Status.UNSUPPORTED : Status.REFUSED,
                node,
                policy,
                MemoryPages.none(),
                why + call + " failed with " + Errno.name(errno));
    }

    /** A refusal, with where the memory lies instead. */
    private MemoryResult withPages(MemoryResult refusal, MemorySegment segment) {
        return new MemoryResult(
                refusal.status(),
                refusal.node(),
                refusal.policy(),
                locate(segment).orElse(MemoryPages.none()),
                refusal.reason());
    }
}
