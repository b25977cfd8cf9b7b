package io.fairway.bench.gate;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What each operation of channels that exist allocates. */
final class AllocationScenes {
    /** Not of a channel: what two virtual threads allocate that only wake each other. */
    static final String BARE_SWITCH = "virtual/bare round trip";

    private static final int CAPACITY = 1024;
    private static final int RUNNING = 10_000;
    private static final int BLOCKING = 1_000;
    private static final int[] CASES = {2, 8, 64};
    private static final Object MESSAGE = new Object();

    private final Fault fault;
    private final AllocationProbe running = new AllocationProbe(RUNNING);
    private final AllocationProbe blocking = new AllocationProbe(BLOCKING);
    private final Map<String, Double> bytes = new TreeMap<>();

    /**
     * The scenes.
     *
     * @param fault a fault before each plain send
     */
    AllocationScenes(Fault fault) {
        this.fault = fault;
    }

    /** Bytes per operation, by the name of the scene. */
    Map<String, Double> run() throws Exception {
        for (Role role : Role.values()) {
            inPassing(role, false);
            inPassing(role, true);
        }
        for (int capacity : new int[] {0, 1}) {
            blocked(capacity);
            blockedSelect(capacity);
            blockedOnVirtual(capacity);
        }
        final BareSwitch bare = new BareSwitch();
        bytes.put(BARE_SWITCH, blocking.measureVirtual(bare::there, bare::back));
        for (int cases : CASES) {
            select(cases);
        }
        return bytes;
    }

    /** What does not wait for another thread. */
    private void inPassing(Role role, boolean virtual) throws Exception {
        final String of =
                (virtual ? "virtual/" : "platform/") + role.name().toLowerCase(Locale.ROOT) + "/";
        final Channel<Object> room = channel(role, CAPACITY);
        final FaultySender sender = new FaultySender(room, fault, 1);
        pass(
                of + "send+recv",
                virtual,
                () -> {
                    sender.send(MESSAGE);
                    require(room.recv() == MESSAGE);
                });
        pass(
                of + "trySend+tryRecv",
                virtual,
                () -> {
                    require(room.trySend(MESSAGE) == SendResult.SENT);
                    require(room.tryRecv() == MESSAGE);
                });
        pass(
                of + "timed send+recv",
                virtual,
                () -> {
                    require(room.send(MESSAGE, 1, TimeUnit.HOURS) == SendResult.SENT);
                    require(room.recv(1, TimeUnit.HOURS) == MESSAGE);
                });
        if (!virtual) {
            inVain(of, channel(role, CAPACITY));
            inVain(of + "unbuffered ", channel(role, 0));
        }
    }

    private void inVain(String of, Channel<Object> channel) throws Exception {
        pass(of + "tryRecv in vain", false, () -> require(channel.tryRecv() == null));
        bytes.put(
                of + "recv timed out",
                blocking.measure(() -> require(channel.recv(1, TimeUnit.NANOSECONDS) == null)));
        while (channel.trySend(MESSAGE) == SendResult.SENT) {
            require(channel.size() <= CAPACITY);
        }
        pass(
                of + "trySend in vain",
                false,
                () -> require(channel.trySend(MESSAGE) == SendResult.FULL));
        bytes.put(
                of + "send timed out",
                blocking.measure(
                        () ->
                                require(
                                        channel.send(MESSAGE, 1, TimeUnit.NANOSECONDS)
                                                == SendResult.TIMED_OUT)));
    }

    private void pass(String name, boolean virtual, Operation operation) throws Exception {
        // A new thread for each: the roles are bound to the first that comes.
        bytes.put(name, virtual ? running.measureVirtual(operation) : running.measure(operation));
    }

    /** Two threads that wait for each other in turn. */
    private void blocked(int capacity) throws Exception {
        final Channel<Object> there = channel(Role.SPSC, capacity);
        final Channel<Object> back = channel(Role.SPSC, capacity);
        bytes.put(
                "platform/blocked " + kind(capacity) + " round trip",
                blocking.measure(
                        () -> {
                            there.send(MESSAGE);
                            require(back.recv() == MESSAGE);
                        },
                        () -> back.send(there.recv())));
    }

    private void blockedSelect(int capacity) throws Exception {
        final Channel<Object> there = channel(Role.MPMC, capacity);
        final Channel<Object> back = channel(Role.MPMC, capacity);
        final Channel<Object> quiet = channel(Role.MPMC, 0);
        final RecvCase<Object> answer = RecvCase.of(back);
        final Select select =
                Select.builder()
                        .add(answer)
                        .recv(quiet, message -> require(false))
                        .waitStrategy(WaitStrategy.parking())
                        .build();
        bytes.put(
                "platform/blocked select " + kind(capacity) + " round trip",
                blocking.measure(
                        () -> {
                            there.send(MESSAGE);
                            require(select.await() == answer);
                        },
                        () -> back.send(there.recv())));
    }

    /** What a switch of virtual threads allocates the JDK does, so that it is measured as well. */
    private void blockedOnVirtual(int capacity) throws Exception {
        final Channel<Object> there = channel(Role.SPSC, capacity);
        final Channel<Object> back = channel(Role.SPSC, capacity);
        bytes.put(
                "virtual/blocked " + kind(capacity) + " round trip",
                blocking.measureVirtual(
                        () -> {
                            there.send(MESSAGE);
                            require(back.recv() == MESSAGE);
                        },
                        () -> back.send(there.recv())));
    }

    /** A select of which all cases are ready, and one of which none is. */
    private void select(int cases) throws Exception {
        final SelectBuilder ready = Select.builder();
        final SelectBuilder idle = Select.builder().waitStrategy(WaitStrategy.parking());
        for (int i = 0; i < cases; i++) {
            final Channel<Object> channel = channel(Role.MPMC, 1);
            channel.trySend(MESSAGE);
            ready.recv(channel, channel::trySend);
            idle.recv(channel(Role.MPMC, 1), message -> require(false));
        }
        final Select of = ready.build();
        final Select in = idle.build();
        final String name = "platform/select over " + cases;
        pass(name + " await", false, () -> require(of.await() != null));
        pass(name + " poll", false, () -> require(of.poll() != null));
        pass(name + " poll in vain", false, () -> require(in.poll() == null));
        bytes.put(
                name + " timed out",
                blocking.measure(() -> require(in.await(1, TimeUnit.NANOSECONDS) == null)));
    }

    private static Channel<Object> channel(Role role, int capacity) {
        return role.builder(capacity).waitStrategy(WaitStrategy.parking()).build();
    }

    private static String kind(int capacity) {
        return capacity == 0 ? "unbuffered" : "capacity " + capacity;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("an operation did not do what the scene is about");
        }
    }
}
