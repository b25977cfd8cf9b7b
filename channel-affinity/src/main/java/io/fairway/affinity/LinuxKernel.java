package io.fairway.affinity;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls as the C library makes them, by the foreign function API. */
final class LinuxKernel implements Kernel {
    private static final String ERRNO = "errno";

    // Of the C library's sys/mman.h; the same on x86-64 and aarch64.
    static final int READ_WRITE = 3;
    static final int PRIVATE_ANONYMOUS = 0x22;

    /** Of the kernel's linux/mempolicy.h: move pages of this process. */
    static final int MOVE = 2;

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library = linker.defaultLookup();
    private final long errnoOffset =
            Linker.Option.captureStateLayout()
                    .byteOffset(MemoryLayout.PathElement.groupElement(ERRNO));
    private final SystemCalls numbers;
    private final MethodHandle getAffinity;
    private final MethodHandle setAffinity;
    private final MethodHandle getCpu;
    private final MethodHandle getPageSize;
    private final MethodHandle mmap;
    private final MethodHandle munmap;
    private final MethodHandle systemCall;

    private LinuxKernel(SystemCalls numbers) {
        this.numbers = numbers;
        final FunctionDescriptor affinity =
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
        this.getAffinity = function("sched_getaffinity", affinity);
        this.setAffinity = function("sched_setaffinity", affinity);
        this.getCpu = function("sched_getcpu", FunctionDescriptor.of(JAVA_INT));
        this.getPageSize = function("getpagesize", FunctionDescriptor.of(JAVA_INT));
        this.mmap =
                function(
                        "mmap",
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT,
                                JAVA_LONG));
        this.munmap = function("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
        // Pointers are passed as the numbers that they are to the kernel.
        this.systemCall =
                function(
                        "syscall",
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                JAVA_LONG, JAVA_LONG),
                        Linker.Option.firstVariadicArg(1));
    }

    /**
     * The kernel of a system, named as the JDK names it in {@code os.name} and {@code os.arch}. The
     * JDK warns the first time that it is asked for, unless native access is enabled.
     */
    static Kernel open(String system, String architecture) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return new AbsentKernel("only Linux is supported, and this is " + system);
        }
        final Optional<SystemCalls> numbers = SystemCalls.of(architecture);
        if (numbers.isEmpty()) {
            return new AbsentKernel(
                    "only x86-64 and aarch64 are supported, and this is " + architecture);
        }
        try {
            return new LinuxKernel(numbers.get());
        } catch (IllegalCallerException e) {
            return new AbsentKernel(NativeAccess.denied());
        } catch (RuntimeException | LinkageError e) {
            return new AbsentKernel("the C library cannot be called: " + e);
        }
    }

    @SuppressWarnings("restricted")
    private MethodHandle function(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return linker.downcallHandle(
                library.find(name)
                        .orElseThrow(
                                () -> new UnsatisfiedLinkError("no function of the name " + name)),
                descriptor,
                Stream.concat(Stream.of(options), Stream.of(Linker.Option.captureCallState(ERRNO)))
                        .toArray(Linker.Option[]::new));
    }

    @Override
    public String unavailable() {
        return "";
    }

    @Override
    public int affinity(int tid, long[] mask) {
        return (int)
                call(
                        (state, arena) -> {
                            final MemorySegment bits = arena.allocate(JAVA_LONG, mask.length);
                            final int result =
                                    (int)
                                            getAffinity.invokeExact(
                                                    state, tid, bits.byteSize(), bits);
                            MemorySegment.copy(bits, JAVA_LONG, 0, mask, 0, mask.length);
                            return result;
                        });
    }

    @Override
    public int setAffinity(int tid, long[] mask) {
        return (int)
                call(
                        (state, arena) -> {
                            final MemorySegment bits = arena.allocateFrom(JAVA_LONG, mask);
                            return (int) setAffinity.invokeExact(state, tid, bits.byteSize(), bits);
                        });
    }

    @Override
    public int cpu() {
        return (int) call((state, arena) -> (int) getCpu.invokeExact(state));
    }

    @Override
    public int node() {
        return (int)
                call(
                        (state, arena) -> {
                            final MemorySegment node = arena.allocate(JAVA_INT);
                            final long result =
                                    system(state, numbers.getcpu(), 0, node.address(), 0, 0, 0, 0);
                            return result < 0 ? result : node.get(JAVA_INT, 0);
                        });
    }

    @Override
    public int tid() {
        // By number, because C libraries have the function only since 2019.
        return (int) call((state, arena) -> system(state, numbers.gettid(), 0, 0, 0, 0, 0, 0));
    }

    @Override
    public int pageSize() {
        return (int) call((state, arena) -> (int) getPageSize.invokeExact(state));
    }

    @Override
    public long map(long bytes) {
        return call(
                (state, arena) ->
                        (long)
                                mmap.invokeExact(
                                        state, 0L, bytes, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L));
    }

    @Override
    public int unmap(long address, long bytes) {
        return (int) call((state, arena) -> (int) munmap.invokeExact(state, address, bytes));
    }

    @Override
    public int bind(long address, long bytes, int mode, long[] nodes) {
        return (int)
                call(
                        (state, arena) ->
                                system(
                                        state,
                                        numbers.mbind(),
                                        address,
                                        bytes,
                                        mode,
                                        arena.allocateFrom(JAVA_LONG, nodes).address(),
                                        bits(nodes),
                                        MOVE));
    }

    @Override
    public int memoryPolicy(int[] mode, long[] nodes) {
        return (int)
                call(
                        (state, arena) -> {
                            final MemorySegment policy = arena.allocate(JAVA_INT);
                            final MemorySegment mask = arena.allocate(JAVA_LONG, nodes.length);
                            final long result =
                                    system(
                                            state,
                                            numbers.getMempolicy(),
                                            policy.address(),
                                            mask.address(),
                                            bits(nodes),
                                            0,
                                            0,
                                            0);
                            mode[0] = policy.get(JAVA_INT, 0);
                            MemorySegment.copy(mask, JAVA_LONG, 0, nodes, 0, nodes.length);
                            return result;
                        });
    }

    @Override
    public int setMemoryPolicy(int mode, long[] nodes) {
        return (int)
                call(
                        (state, arena) ->
                                system(
                                        state,
                                        numbers.setMempolicy(),
                                        mode,
                                        arena.allocateFrom(JAVA_LONG, nodes).address(),
                                        bits(nodes),
                                        0,
                                        0,
                                        0));
    }

    @Override
    public int nodesOf(long[] pages, int[] nodes) {
        return (int)
                call(
                        (state, arena) -> {
                            final MemorySegment status = arena.allocate(JAVA_INT, pages.length);
                            // Without nodes to move them to, the pages stay.
                            final long result =
                                    system(
                                            state,
                                            numbers.movePages(),
                                            0,
                                            pages.length,
                                            arena.allocateFrom(JAVA_LONG, pages).address(),
                                            0,
                                            status.address(),
                                            0);
                            MemorySegment.copy(status, JAVA_INT, 0, nodes, 0, pages.length);
                            return result;
                        });
    }

    /** The size of a mask of nodes; the kernel takes one off it. */
    private static long bits(long[] nodes) {
        return (long) nodes.length * Long.SIZE + 1;
    }

    private long system(
            MemorySegment state, long number, long a, long b, long c, long d, long e, long f)
            throws Throwable {
        return (long) systemCall.invokeExact(state, number, a, b, c, d, e, f);
    }

    /** A call's result, or its error number, negated. */
    private long call(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
            final long result = call.make(state, arena);
            return result == -1 ? -state.get(JAVA_INT, errnoOffset) : result;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a call of the C library throws nothing checked", e);
        }
    }

    /** A call that leaves its error number in the state. */
    private interface Call {
        long make(MemorySegment state, Arena arena) throws Throwable;
    }
}
