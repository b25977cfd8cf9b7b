package io.fairway.affinity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes threads each of which is pinned to a processor of its own.
 *
 * <pre>{@code
 * try (PinnedThreadFactory factory =
 *         PinnedThreadFactory.builder("matching").spec("isolated:any").strict().build()) {
 *     Thread consumer = factory.newThread(this::consume);
 *     consumer.start();
 *     consumer.join();
 * }
 * }</pre>
 *
 * <p>A thread's processor is chosen and reserved when the thread is made, so that processors follow
 * the order of the calls. The thread pins itself when it starts; when its task ends, in whatever
 * way, it restores its mask and gives the processor back.
 *
 * <p>A lenient factory makes a thread without a processor run unpinned. A strict one throws from
 * {@link #newThread}: a {@link PlacementException} if there is no processor, a {@link
 * PinningException} if the kernel refuses the pin, which another thread tries first. So an executor
 * learns of it while it still has the task. Only if the kernel changes its mind before the thread
 * pins itself, as when a cpuset shrinks, the thread ends with the exception instead of running its
 * task. {@link #bindings} tells what became of each.
 *
 * <p>A processor reserved for a thread that is never started is given back when the factory is
 * closed. Closing does nothing to threads that run.
 *
 * <p>Safe for use by several threads.
 */
public final class PinnedThreadFactory implements ThreadFactory, AutoCloseable {
    private final String name;
    private final CpuSource source;
    private final Function<CpuSet, Pinning> pinner;
    private final boolean strict;
    private final boolean daemon;
    private final Consumer<? super ThreadBinding> listener;

    // All guarded by this.
    private final List<Seat> seats = new ArrayList<>();
    private int made;
    private boolean closed;

    private PinnedThreadFactory(Builder builder, Function<CpuSet, Pinning> pinner) {
        this.name = builder.name;
        this.strict = builder.strict;
        this.daemon = builder.daemon;
        this.listener = builder.listener;
        this.pinner = pinner;
        final Topology topology = builder.topology == null ? Topology.read() : builder.topology;
        final CpuReservations reservations =
                builder.reservations == null ? CpuReservations.shared() : builder.reservations;
        this.source =
                builder.spec == null
                        ? CpuSource.of(
                                Placement.on(topology).prefer(builder.policies), reservations)
                        : CpuSource.of(builder.spec, topology, reservations);
    }

    /** One thread's place, from its making to its end. */
    private static final class Seat {
        final String thread;
        final CpuSource.Grant grant;
        boolean started;
        @Nullable PinResult pin;

        Seat(String thread, CpuSource.Grant grant) {
            this.thread = thread;
            this.grant = grant;
        }

        /** The processor, if one is chosen. */
        CpuSet cpu() {
            return CpuSet.of(grant.choice().cpu().getAsInt());
        }

        ThreadBinding binding() {
            return new ThreadBinding(thread, grant.choice(), pin);
        }
    }

    /**
     * Begins a factory.
     *
     * @param name what its threads' names begin with; a number follows
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Makes a thread, and reserves a processor for it.
     *
     * @param task what it does
     * @return a new thread, not yet started
     * @throws PlacementException if strict, and there is no processor for it
     * @throws PinningException if strict, and the kernel refuses to pin a thread there
     * @throws IllegalStateException if the factory is closed
     */
    @Override
    public Thread newThread(Runnable task) {
        Objects.requireNonNull(task, "task");
        final Seat seat = takeSeat();
        if (strict) {
            requirePin(seat);
        }
        final Thread thread = new Thread(() -> run(seat, task), seat.thread);
        thread.setDaemon(daemon);
        return thread;
    }

    /** Gives the seat up unless a thread can be pinned there. */
    private void requirePin(Seat seat) {
        if (!seat.grant.choice().isChosen()) {
            return;
        }
        try {
            PinTrial.require(pinner, seat.cpu(), seat.thread);
        } catch (RuntimeException | Error e) {
            leave(seat);
            seat.grant.reservation().close();
            throw e;
        }
    }

    private synchronized Seat takeSeat() {
        if (closed) {
            throw new IllegalStateException("the factory " + name + " is closed");
        }
        final List<Integer> placed = new ArrayList<>();
        seats.forEach(each -> each.grant.choice().cpu().ifPresent(placed::add));
        final String thread = name + "-" + made;
        final CpuSource.Grant grant = source.next(placed, thread);
        if (strict && grant.choice().status() == CpuChoice.Status.REFUSED) {
            throw new PlacementException(thread + ": " + grant.choice().reason());
        }
        made++;
        final Seat seat = new Seat(thread, grant);
        seats.add(seat);
        return seat;
    }

    private void run(Seat seat, Runnable task) {
        try (Reservation reservation = seat.grant.reservation()) {
            start(seat);
            if (!seat.grant.choice().isChosen()) {
                listener.accept(seat.binding());
                task.run();
            } else if (reservation.held()) {
                runPinned(seat, task);
            } else {
                throw new IllegalStateException(
                        "the factory " + name + " was closed before its thread was started");
            }
        } finally {
            leave(seat);
        }
    }

    private void runPinned(Seat seat, Runnable task) {
        try (Pinning pinning = pinner.apply(seat.cpu())) {
            synchronized (this) {
                seat.pin = pinning.result();
            }
            listener.accept(seat.binding());
            if (strict && !pinning.result().isApplied()) {
                throw new PinningException(pinning.result());
            }
            task.run();
        }
    }

    private synchronized void start(Seat seat) {
        seat.started = true;
    }

    private synchronized void leave(Seat seat) {
        seats.remove(seat);
    }

    /**
     * What became of its threads: those that run, and those not yet started.
     *
     * @return an unmodifiable list, in the order in which they were made
     */
    public synchronized List<ThreadBinding> bindings() {
        return seats.stream().map(Seat::binding).toList();
    }

    /** Makes no more threads, and gives back what is reserved for those that were not started. */
    @Override
    public synchronized void close() {
        closed = true;
        seats.stream()
                .filter(each -> !each.started)
                .forEach(each -> each.grant.reservation().close());
        seats.removeIf(each -> !each.started);
    }

    @Override
    public String toString() {
        return "PinnedThreadFactory " + name + " " + bindings();
    }

    /** Builds a {@link PinnedThreadFactory}. Lenient, unless told otherwise. */
    public static final class Builder {
        private final String name;
        private @Nullable Topology topology;
        private @Nullable CpuReservations reservations;
        private @Nullable CpuSpec spec;
        private List<PlacementPolicy> policies = List.of();
        private boolean strict;
        private boolean daemon;
        private Consumer<? super ThreadBinding> listener = binding -> {};

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * The host.
         *
         * @param host its topology; by default it is read when the factory is built
         * @return this
         */
        public Builder topology(Topology host) {
            this.topology = host;
            return this;
        }

        /**
         * Where processors are reserved.
         *
         * @param registry the reservations; by default {@link CpuReservations#shared()}
         * @return this
         */
        public Builder reservations(CpuReservations registry) {
            this.reservations = registry;
            return this;
        }

        /**
         * Each thread gets another processor that fits this specification. Replaces preferences.
         *
         * @param cpu the specification
         * @return this
         */
        public Builder spec(CpuSpec cpu) {
            this.spec = cpu;
            this.policies = List.of();
            return this;
        }

        /**
         * Each thread gets another processor that fits this specification. Replaces preferences.
         *
         * @param text the text form of the specification
         * @return this
         * @throws CpuSpecException if it cannot be read
         */
        public Builder spec(String text) {
            return spec(CpuSpec.parse(text));
        }

        /**
         * Each thread is placed to those before it by these preferences. Replaces a specification.
         *
         * @param preferences the preferences, the most important first
         * @return this
         */
        public Builder prefer(PlacementPolicy... preferences) {
            this.policies = List.of(preferences);
            this.spec = null;
            return this;
        }

        /**
         * No thread runs unpinned.
         *
         * @return this
         */
        public Builder strict() {
            this.strict = true;
            return this;
        }

        /**
         * The threads do not keep the JVM running.
         *
         * @return this
         */
        public Builder daemon() {
            this.daemon = true;
            return this;
        }

        /**
         * Hears what became of each thread, in that thread, before its task runs.
         *
         * @param hearer told once for each thread that starts
         * @return this
         */
        public Builder onBinding(Consumer<? super ThreadBinding> hearer) {
            this.listener = hearer;
            return this;
        }

        /**
         * Builds it.
         *
         * @return a new factory
         */
        public PinnedThreadFactory build() {
            return build(Pinning::tryPin);
        }

        PinnedThreadFactory build(Function<CpuSet, Pinning> pinner) {
            return new PinnedThreadFactory(this, pinner);
        }
    }
}
