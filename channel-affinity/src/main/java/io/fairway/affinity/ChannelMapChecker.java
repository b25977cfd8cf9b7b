package io.fairway.affinity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One comparison of what a channel map declares with what is. */
final class ChannelMapChecker {
    private static final int UNKNOWN = -1;
    private static final String RING = "ring";

    private final Topology topology;
    private final ThreadFiles files;
    private final Map<String, ChannelMap.Row> rows;
    private final List<ChannelMap.Registration> threads;
    private final Map<String, IntSupplier> rings;

    /** What was read of each thread; of those that are gone, nothing. */
    private final Map<ChannelMap.Registration, ThreadFiles.Snapshot> snapshots = new HashMap<>();

    ChannelMapChecker(
            Topology topology,
            ThreadFiles files,
            Map<String, ChannelMap.Row> rows,
            List<ChannelMap.Registration> threads,
            Map<String, IntSupplier> rings) {
        this.topology = topology;
        this.files = files;
        this.rows = rows;
        this.threads = threads;
        this.rings = rings;
    }

    ChannelMapReport check() {
        for (ChannelMap.Registration each : threads) {
            if (each.tid >= 0 && each.thread.isAlive()) {
                files.read(each.tid).ifPresent(it -> snapshots.put(each, it));
            }
        }
        final List<ChannelMapCheck> checks = new ArrayList<>();
        rows.forEach(
                (channel, row) -> {
                    for (ChannelRole role : ChannelRole.values()) {
                        end(channel, role, row.of(role), checks);
                    }
                    if (row.node() >= 0) {
                        checks.add(ring(channel, row.node()));
                    }
                });
        return new ChannelMapReport(checks);
    }

    private void end(String channel, ChannelRole role, CpuSpec spec, List<ChannelMapCheck> checks) {
        final List<ChannelMap.Registration> serving =
                threads.stream()
                        .filter(each -> each.channel.equals(channel) && each.role == role)
                        .toList();
        final CpuSet expected = spec.candidates(topology);
        for (ChannelMap.Registration each : serving) {
            checks.add(thread(each, spec, expected));
        }
        if (serving.isEmpty()) {
            checks.add(
                    new ChannelMapCheck(
                            channel,
                            role.toString(),
                            "",
                            spec.toString(),
                            expected.toString(),
                            "",
                            UNKNOWN,
                            UNKNOWN,
                            spec.isNone(),
                            "no thread has registered"));
        }
    }

    private ChannelMapCheck thread(
            ChannelMap.Registration registration, CpuSpec spec, CpuSet expected) {
        final ThreadFiles.Snapshot snapshot = snapshots.get(registration);
        final String fault = fault(registration, spec, expected, snapshot);
        final int cpu = snapshot == null ? UNKNOWN : snapshot.cpu();
        final int node = topology.cpu(cpu).map(Cpu::node).orElse(UNKNOWN);
        return new ChannelMapCheck(
                registration.channel,
                registration.role.toString(),
                registration.thread.getName(),
                spec.toString(),
                expected.toString(),
                snapshot == null ? "" : snapshot.mask().toString(),
                cpu,
                node,
                fault.isEmpty(),
                fault.isEmpty() ? praise(registration, spec, node) : fault);
    }

    /** Why a thread is not as declared; empty if it is. */
    private String fault(
            ChannelMap.Registration registration,
            CpuSpec spec,
            CpuSet expected,
            ThreadFiles.@Nullable Snapshot snapshot) {
        if (spec.isNone()) {
            return "";
        }
        if (registration.thread.isVirtual()) {
            return "a virtual thread runs on whatever carrier takes it, and cannot be pinned";
        }
        if (snapshot == null) {
            return registration.thread.isAlive()
                    ? "this host does not tell where threads run"
                    : "the thread has ended";
        }
        if (expected.isEmpty()) {
            return spec.resolve(topology, CpuSet.empty()).reason();
        }
        final CpuSet mask = snapshot.mask();
        if (!expected.containsAll(mask)) {
            return "expected " + Words.cpus(expected) + ", but it may run on " + Words.cpus(mask);
        }
        if (mask.size() > 1) {
            return "it is not pinned to one CPU, but may run on " + Words.cpus(mask);
        }
        return other(registration, mask)
                .filter(it -> expected.size() > 1 || expected(it).size() > 1)
                .map(it -> "CPU " + mask + " is also that of " + it.channel + " " + it.role)
                .orElse("");
    }

    private CpuSet expected(ChannelMap.Registration registration) {
        final ChannelMap.Row row = rows.get(registration.channel);
        return row == null ? CpuSet.empty() : row.of(registration.role).candidates(topology);
    }

    /** Another thread that is pinned to the same processor. */
    private Optional<ChannelMap.Registration> other(
            ChannelMap.Registration registration, CpuSet mask) {
        return threads.stream()
                .filter(it -> it.thread != registration.thread)
                .filter(
                        it -> {
                            final ThreadFiles.Snapshot snapshot = snapshots.get(it);
                            return snapshot != null && snapshot.mask().equals(mask);
                        })
                .findFirst();
    }

    /** That all is well, and what is worth knowing nevertheless. */
    private String praise(ChannelMap.Registration registration, CpuSpec spec, int node) {
        final ChannelMap.Row row = rows.get(registration.channel);
        final int ring = row == null ? UNKNOWN : row.node();
        final String words = spec.isNone() ? "may run anywhere" : "pinned as declared";
        return ring >= 0 && node >= 0 && ring != node
                ? words + ", but on another node than the ring is to lie on (" + ring + ")"
                : words;
    }

    private ChannelMapCheck ring(String channel, int declared) {
        final IntSupplier supplier = rings.get(channel);
        final int actual = supplier == null ? UNKNOWN : supplier.getAsInt();
        final String reason;
        if (supplier == null) {
            reason = "nothing tells where the ring lies";
        } else if (actual < 0) {
            reason = "it cannot be told where the ring lies";
        } else {
            reason = "the ring lies on node " + actual;
        }
        return new ChannelMapCheck(
                channel,
                RING,
                "",
                "node " + declared,
                String.valueOf(declared),
                "",
                UNKNOWN,
                actual,
                actual == declared,
                reason);
    }
}
