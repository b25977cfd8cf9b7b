package io.fairway.affinity;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Off-heap memory on a NUMA node, with a look at each page for where it really lies.
 *
 * <p>Nothing here is strict by itself: memory is always given, and the {@link #result()} says where
 * it lies. Who cannot do with less than was asked for calls {@link MemoryResult#orThrow()}.
 *
 * <p>The memory belongs to the arena: it is accessible as long as the arena is open, by the threads
 * that the arena says, and is given back to the system when the arena is closed.
 */
public final class NumaMemory {
    private final MemoryBinder binder;
    private final MemorySegment segment;
    private final MemoryResult result;

    NumaMemory(MemoryBinder binder, MemorySegment segment, MemoryResult result) {
        this.binder = binder;
        this.segment = segment;
        this.result = result;
    }

    /**
     * Allocates memory that prefers a node.
     *
     * @param arena whose it is
     * @param bytes how much; more than 0
     * @param node the node's number
     * @return the memory, zeroed and touched, and where it lies
     */
    public static NumaMemory allocate(Arena arena, long bytes, int node) {
        return allocate(arena, bytes, node, MemoryPolicy.PREFERRED);
    }

    /**
     * Allocates memory on a node.
     *
     * @param arena whose it is
     * @param bytes how much; more than 0
     * @param node the node's number
     * @param policy how strictly
     * @return the memory, zeroed and touched, and where it lies; aligned to a page and with no page
     *     shared with other memory, unless the result is unsupported
     */
    public static NumaMemory allocate(Arena arena, long bytes, int node, MemoryPolicy policy) {
        return MemoryBinder.host().allocate(arena, bytes, node, policy);
    }

    /**
     * Puts memory on a node: pages that have been touched are moved there, those that have not come
     * from there when they are. The policy goes with the pages for as long as they are mapped, so
     * that it stays with memory that the C library reuses: prefer {@link #allocate(Arena, long,
     * int) allocating}.
     *
     * @param segment the memory, off the heap; aligned to a page, and with its arena open
     *     meanwhile. All of its last page is put there
     * @param node the node's number
     * @param policy how strictly
     * @return where it lies
     */
    public static MemoryResult bind(MemorySegment segment, int node, MemoryPolicy policy) {
        return MemoryBinder.host().bind(segment, node, policy);
    }

    /**
     * Looks where memory lies, and touches none of it.
     *
     * @param segment the memory, off the heap
     * @return the pages that it lies on; nothing if that cannot be known
     */
    public static Optional<MemoryPages> locate(MemorySegment segment) {
        return MemoryBinder.host().locate(segment);
    }

    /**
     * Makes something, on the heap as well, while the pages that the calling thread is the first to
     * touch come from a node if that has some free. The thread's own policy is restored after.
     *
     * <p>This is a hint. For objects on the heap nothing can be promised, and nothing is verified:
     *
     * <ul>
     *   <li>An object is mostly put where others have been before, on pages that were touched long
     *       ago; with {@code -XX:+AlwaysPreTouch}, on all pages.
     *   <li>The collector moves it later, to pages that its own threads touch.
     *   <li>A ring of references has only these in its memory; the elements lie elsewhere.
     * </ul>
     *
     * <p>A large array that is made at the start, by the thread that is pinned to the node, has a
     * fair chance, and {@code -XX:+UseNUMA} serves young objects better. Memory that must lie on a
     * node is {@link #allocate(Arena, long, int) allocated} off the heap.
     *
     * @param node the node's number
     * @param make what makes it; run whatever the result, once, by this thread
     * @param <T> the type of what is made
     * @return what was made; applied if the policy was in force meanwhile and restored after, which
     *     says nothing of where the pages lie
     */
    public static <T extends @Nullable Object> FirstTouch<T> firstTouch(
            int node, Supplier<? extends T> make) {
        return MemoryBinder.host().firstTouch(node, make);
    }

    /**
     * Runs something while the pages that the calling thread is the first to touch come from a node
     * if that has some free; a hint, as {@link #firstTouch(int, Supplier) the other} says.
     *
     * @param node the node's number
     * @param touch what touches them; run whatever the result, once, by this thread
     * @return applied if the policy was in force meanwhile and restored after
     */
    public static MemoryResult firstTouch(int node, Runnable touch) {
        return MemoryBinder.host()
                .<@Nullable Object>firstTouch(
                        node,
                        () -> {
                            touch.run();
                            return null;
                        })
                .result();
    }

    /**
     * The memory.
     *
     * @return a segment of the size asked for
     */
    public MemorySegment segment() {
        return segment;
    }

    /**
     * Where it lay when it was allocated.
     *
     * @return what was requested, where it was, and why not on the node
     */
    public MemoryResult result() {
        return result;
    }

    /**
     * The node that the touched pages lie on: another one than expected, if any of them does.
     *
     * @return the node, or -1 if it cannot be told, as the kernel does not, or the arena is closed
     */
    int nodeOrOther(int expected) {
        try {
            return binder.locate(segment)
                    .map(MemoryPages::byNode)
                    .flatMap(
                            nodes ->
                                    nodes.keySet().stream()
                                            .min(Comparator.comparing(each -> each == expected)))
                    .orElse(-1);
        } catch (IllegalStateException e) {
            return -1; // closed, maybe just now by another thread
        }
    }

    /**
     * Looks again: the kernel moves pages, and other tools make it do so.
     *
     * @return the result as it is now
     */
    public MemoryResult verify() {
        return result.isApplied() || result.status() == PinResult.Status.PARTLY
                ? binder.verify(segment, result.node(), result.policy())
                : result;
    }
}
