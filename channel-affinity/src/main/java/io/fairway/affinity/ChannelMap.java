package io.fairway.affinity;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Declares, in one place, where each channel's producer and consumer run and on which node its ring
 * lies; and finds out whether they do.
 *
 * <pre>{@code
 * ChannelMap map =
 *         ChannelMap.builder()
 *                 .channel("ticks").producer("isolated:last").consumer("isolated:last-1").node(0)
 *                 .channel("orders").producer("node0:any").consumer("3")
 *                 .build();
 * }</pre>
 *
 * <p>It declares and checks; a {@link PinnedThreadFactory} with the {@linkplain #spec
 * specification} pins. Threads tell it their role with {@link #register}. Safe for use by several
 * threads.
 */
public final class ChannelMap {
    private final Map<String, Row> rows;
    private final ThreadFiles files;

    // Guarded by this.
    private final List<Registration> registrations = new ArrayList<>();
    private final Map<String, IntSupplier> rings = new LinkedHashMap<>();

    private ChannelMap(Map<String, Row> rows, ThreadFiles files) {
        this.rows = rows;
        this.files = files;
    }

    /** What is declared for a channel. */
    record Row(CpuSpec producer, CpuSpec consumer, int node) {
        CpuSpec of(ChannelRole role) {
            return role == ChannelRole.PRODUCER ? producer : consumer;
        }
    }

    /**
     * Begins a map.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What is declared for an end of a channel.
     *
     * @param channel the channel's name
     * @param role the end
     * @return the specification
     * @throws IllegalArgumentException if there is no such channel
     */
    public CpuSpec spec(String channel, ChannelRole role) {
        return row(channel).of(role);
    }

    private Row row(String channel) {
        final Row row = rows.get(channel);
        if (row == null) {
            throw new IllegalArgumentException(
                    "channel: \"" + channel + "\" (must be one of " + rows.keySet() + ")");
        }
        return row;
    }

    /**
     * Says that the calling thread serves an end of a channel. Several threads may serve one.
     *
     * @param channel the channel's name
     * @param role the end
     * @return to be closed when it does so no more
     * @throws IllegalArgumentException if there is no such channel
     */
    public Registration register(String channel, ChannelRole role) {
        row(channel);
        final Thread thread = Thread.currentThread();
        final Registration registration =
                new Registration(
                        this,
                        channel,
                        role,
                        thread,
                        // That of a virtual thread would be its carrier's.
                        thread.isVirtual() ? -1 : files.currentThread().orElse(-1));
        synchronized (this) {
            registrations.removeIf(each -> !each.thread.isAlive());
            registrations.add(registration);
        }
        return registration;
    }

    private synchronized void remove(Registration registration) {
        registrations.remove(registration);
    }

    /**
     * Says how to find out on which node a channel's ring really lies.
     *
     * @param channel the channel's name
     * @param node asked at each check; negative if it cannot be told
     * @throws IllegalArgumentException if there is no such channel
     */
    public synchronized void ring(String channel, IntSupplier node) {
        row(channel);
        rings.put(channel, Objects.requireNonNull(node, "node"));
    }

    /**
     * Makes something of a channel, such as its ring, while the pages that the calling thread is
     * the first to touch come from the channel's node if that has some free. On the heap this is a
     * hint, as {@link NumaMemory#firstTouch(int, Supplier) there}, and {@link #check} cannot tell
     * what came of it.
     *
     * <pre>{@code
     * Channel<Tick> ticks = map.firstTouch("ticks", Channel.<Tick>builder().capacity(1 << 16)::build).value();
     * }</pre>
     *
     * @param channel the channel's name
     * @param make what makes it; run whatever the result, once, by this thread
     * @param <T> the type of what is made
     * @return what was made, and whether the node was preferred meanwhile
     * @throws IllegalArgumentException if there is no such channel, or no node is declared for it
     */
    public <T extends @Nullable Object> FirstTouch<T> firstTouch(
            String channel, Supplier<? extends T> make) {
        return NumaMemory.firstTouch(node(channel), make);
    }

    /**
     * Allocates memory for a channel on its node, off the heap; from now on {@link #check} looks
     * where it lies.
     *
     * @param channel the channel's name
     * @param arena whose it is
     * @param bytes how much; more than 0
     * @return the memory, zeroed and touched, and where it lies
     * @throws IllegalArgumentException if there is no such channel, or no node is declared for it
     */
    public NumaMemory allocate(String channel, Arena arena, long bytes) {
        final int node = node(channel);
        final NumaMemory memory = NumaMemory.allocate(arena, bytes, node);
        ring(channel, () -> memory.nodeOrOther(node));
        return memory;
    }

    private int node(String channel) {
        final int node = row(channel).node();
        if (node < 0) {
            throw new IllegalArgumentException(
                    "channel: \"" + channel + "\" (has no node declared)");
        }
        return node;
    }

    /**
     * The declaration as plain data.
     *
     * @return an unmodifiable list, in the order of the declaration
     */
    public List<ChannelMapEntry> entries() {
        return rows.entrySet().stream()
                .map(
                        each ->
                                new ChannelMapEntry(
                                        each.getKey(),
                                        each.getValue().producer().toString(),
                                        each.getValue().consumer().toString(),
                                        each.getValue().node()))
                .toList();
    }

    /**
     * Compares the declaration with where the threads and rings are at this moment.
     *
     * @return a report with a line for each thread, each end without a thread, and each ring that
     *     has a node declared
     */
    public ChannelMapReport check() {
        return check(Topology.read());
    }

    ChannelMapReport check(Topology topology) {
        final List<Registration> threads;
        final Map<String, IntSupplier> nodes;
        synchronized (this) {
            threads = List.copyOf(registrations);
            nodes = Map.copyOf(rings);
        }
        return new ChannelMapChecker(topology, files, rows, threads, nodes).check();
    }

    /**
     * The declaration in JSON, in one line: an object whose {@code channels} are objects with the
     * keys {@code channel}, {@code producer}, {@code consumer} and {@code node}, as in {@link
     * ChannelMapEntry}; the node is null if none is declared.
     *
     * @return the text, in ASCII
     */
    public String toJson() {
        return new JsonObject()
                .put("channels", entries().stream().map(ChannelMapEntry::json).toList())
                .toString();
    }

    /** The declaration as a table. */
    @Override
    public String toString() {
        final Columns columns = new Columns("channel", "producer", "consumer", "node");
        entries()
                .forEach(
                        each ->
                                columns.row(
                                        each.channel(),
                                        each.producer(),
                                        each.consumer(),
                                        each.node() < 0 ? "" : String.valueOf(each.node())));
        return columns.toString();
    }

    /** That a thread serves an end of a channel, until closed. Any thread may close it. */
    public static final class Registration implements AutoCloseable {
        final ChannelMap map;
        final String channel;
        final ChannelRole role;
        final Thread thread;
        final int tid;

        private Registration(
                ChannelMap map, String channel, ChannelRole role, Thread thread, int tid) {
            this.map = map;
            this.channel = channel;
            this.role = role;
            this.thread = thread;
            this.tid = tid;
        }

        @Override
        public void close() {
            map.remove(this);
        }
    }

    /** Builds a {@link ChannelMap}, channel by channel. */
    public static final class Builder {
        private static final CpuSpec ANYWHERE = CpuSpec.parse("none");

        private final Map<String, Row> rows = new LinkedHashMap<>();
        private @Nullable String channel;

        private Builder() {}

        /**
         * Begins a channel, whose ends run anywhere and whose ring lies anywhere, unless told.
         *
         * @param name its name
         * @return this
         * @throws IllegalArgumentException if it is declared already
         */
        public Builder channel(String name) {
            if (rows.putIfAbsent(name, new Row(ANYWHERE, ANYWHERE, -1)) != null) {
                throw new IllegalArgumentException("channel: \"" + name + "\" is declared already");
            }
            channel = name;
            return this;
        }

        private Row current() {
            if (channel == null) {
                throw new IllegalStateException("no channel is declared yet");
            }
            return Objects.requireNonNull(rows.get(channel));
        }

        private Builder replace(Row row) {
            rows.put(Objects.requireNonNull(channel), row);
            return this;
        }

        /**
         * Where the channel's producer runs.
         *
         * @param cpu the specification
         * @return this
         * @throws IllegalStateException if no channel is declared yet
         */
        public Builder producer(CpuSpec cpu) {
            return replace(new Row(cpu, current().consumer(), current().node()));
        }

        /**
         * Where the channel's producer runs.
         *
         * @param text the text form of the specification
         * @return this
         * @throws CpuSpecException if it cannot be read
         * @throws IllegalStateException if no channel is declared yet
         */
        public Builder producer(String text) {
            return producer(CpuSpec.parse(text));
        }

        /**
         * Where the channel's consumer runs.
         *
         * @param cpu the specification
         * @return this
         * @throws IllegalStateException if no channel is declared yet
         */
        public Builder consumer(CpuSpec cpu) {
            return replace(new Row(current().producer(), cpu, current().node()));
        }

        /**
         * Where the channel's consumer runs.
         *
         * @param text the text form of the specification
         * @return this
         * @throws CpuSpecException if it cannot be read
         * @throws IllegalStateException if no channel is declared yet
         */
        public Builder consumer(String text) {
            return consumer(CpuSpec.parse(text));
        }

        /**
         * On which node the channel's ring lies.
         *
         * @param id the kernel's number
         * @return this
         * @throws IllegalArgumentException if it is negative
         * @throws IllegalStateException if no channel is declared yet
         */
        public Builder node(int id) {
            if (id < 0) {
                throw new IllegalArgumentException("node: " + id + " (must not be negative)");
            }
            return replace(new Row(current().producer(), current().consumer(), id));
        }

        /**
         * Builds it.
         *
         * @return a new map
         */
        public ChannelMap build() {
            return build(new ThreadFiles(Path.of("/")));
        }

        ChannelMap build(ThreadFiles files) {
            return new ChannelMap(new LinkedHashMap<>(rows), files);
        }
    }
}
