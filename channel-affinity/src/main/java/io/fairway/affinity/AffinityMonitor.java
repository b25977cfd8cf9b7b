package io.fairway.affinity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reports on threads that register with it: where they were to run, where they do, and how often
 * the kernel moved or stopped them since.
 *
 * <pre>{@code
 * try (Pinning pinning = Pinning.tryPin(cpus);
 *         AffinityWatch watch = monitor.watch(pinning.result())) {
 *     consume();
 * }
 * }</pre>
 *
 * <p>For any number of threads. It keeps what it has seen of threads whose watch is closed.
 */
public final class AffinityMonitor {
    private static final String SELF = "proc/thread-self";
    private static final Pattern TASK = Pattern.compile("\\d+/task/(\\d{1,9})");

    private final Path root;
    private final Evidence files;
    private final Topology topology;
    private final List<AffinityWatch> watches = new CopyOnWriteArrayList<>();

    /** A monitor of threads of this process. Reads the host's topology. */
    public AffinityMonitor() {
        this(Path.of("/"));
    }

    /** A monitor whose host's files lie under another root. */
    AffinityMonitor(Path root) {
        this.root = root;
        this.files = new Evidence(root);
        this.topology = Topology.read(root);
    }

    /**
     * Watches the calling thread from now on.
     *
     * @param pin what became of the wish to pin it
     * @return the watch, for the thread to close before its mask is restored
     */
    public AffinityWatch watch(PinResult pin) {
        return add(pin);
    }

    /**
     * Watches the calling thread, which nobody pinned, from now on.
     *
     * @return the watch, for the thread to close before it ends
     */
    public AffinityWatch watch() {
        return add(null);
    }

    private AffinityWatch add(@Nullable PinResult pin) {
        final Reading<Integer> tid = Reading.from(this::tid);
        final Integer number = tid.value();
        final Supplier<ThreadCounters> source =
                number == null
                        ? () -> ThreadCounters.absent(tid.reason())
                        : () -> ThreadCounters.read(new Evidence(root), "proc/self/task/" + number);
        final AffinityWatch watch = new AffinityWatch(tid, pin, source, topology);
        watches.add(watch);
        return watch;
    }

    /** The kernel's number of the calling thread. */
    private int tid() throws UnknownException {
        if (Thread.currentThread().isVirtual()) {
            throw new UnknownException(
                    Thread.currentThread().toString(), "is virtual, and unknown to the kernel");
        }
        try {
            final Path link = Files.readSymbolicLink(root.resolve(SELF));
            final Matcher task = TASK.matcher(link.toString());
            if (task.matches()) {
                return Integer.parseInt(task.group(1));
            }
            throw Evidence.notUnderstood(SELF, link.toString(), "PID/task/TID");
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnknownException(SELF, "cannot be read: no Linux, or no /proc");
        }
    }

    /**
     * What happened to all threads that have been watched.
     *
     * @return a snapshot, in the order in which they registered
     */
    public AffinityReport report() {
        return new AffinityReport(watches.stream().map(AffinityWatch::read).toList());
    }
}
