package io.fairway.channel;

import io.fairway.channel.blocking.Idler;
import io.fairway.channel.blocking.Outcome;
import io.fairway.channel.blocking.VirtualThreads;
import io.fairway.ring.OfferResult;
import io.fairway.ring.Ring;
import org.jspecify.annotations.Nullable;

/** A bounded channel: a ring while nobody is blocked, and a {@code Handoff} while somebody is. */
final class RingChannel<T> extends AbstractChannel<T> {
    /*
     * Every operation first tries the ring. GATED means that somebody is in line, and leads to the
     * handoff, which is fair. FULL, or empty, leads to idling by the wait strategy, between looks at the ring, and then
     * to the handoff, to get in line.
     *
     * A thread that idles is not in line yet, and others may overtake it. For how long is bounded:
     * after LINE_UP_ROUNDS it gets in line whatever the strategy says, and goes on idling there. Only a single
     * producer, or consumer, has nobody to be overtaken by, and need not.
     */
    private static final int LINE_UP_ROUNDS = 4096;

    private final Ring<T> ring;
    private final int sendRounds;
    private final int recvRounds;

    /** What a sender does before it gets in line; null if it is to learn how. */
    private final @Nullable Idler roomIdler;

    private final @Nullable Pace sendPace;
    private final @Nullable Pace recvPace;

    RingChannel(ChannelBuilder<T> builder, Ring<T> ring) {
        super(builder, ring, null);
        this.ring = ring;
        this.sendRounds = builder.singleProducer ? Integer.MAX_VALUE : LINE_UP_ROUNDS;
        this.recvRounds = builder.singleConsumer ? Integer.MAX_VALUE : LINE_UP_ROUNDS;
        final boolean buffers = ring.capacity() > 1;
        this.roomIdler = buffers ? WaitStrategies.forRoom(builder.waitStrategy) : null;
        final boolean paced = buffers && WaitStrategies.spins(builder.waitStrategy);
        this.sendPace = paced ? new Pace(ring.capacity()) : null;
        this.recvPace = paced ? new Pace(ring.capacity()) : null;
    }

    @Override
    public void send(T element) throws InterruptedException {
        assert producing();
        if (ring.offer(element) != OfferResult.ADDED
                && awaitSend(element, false, 0) == Outcome.CLOSED) {
            throw closedException();
        }
    }

    @Override
    public SendResult trySend(T element) {
        assert producing();
        return switch (ring.offer(element)) {
            case ADDED -> SendResult.SENT;
            case FULL -> SendResult.FULL;
            case CLOSED -> SendResult.CLOSED;
            case GATED -> trySendGated(element);
        };
    }

    private SendResult trySendGated(T element) {
        if (ring.isFull()) {
            return SendResult.FULL; // without the lock, which those who wait for room keep busy
        }
        return switch (handoff.trySend(element)) {
            case DONE -> SendResult.SENT;
            case CLOSED -> SendResult.CLOSED;
            default -> SendResult.FULL;
        };
    }

    @Override
    public @Nullable T recv() throws InterruptedException {
        assert consuming();
        T element = ring.poll();
        if (element == null) {
            element = awaitRecv(false, 0);
            if (element == null) {
                return throwIfFailed();
            }
        }
        return element;
    }

    @Override
    public @Nullable T tryRecv() {
        assert consuming();
        for (; ; ) {
            final T element = ring.poll();
            if (element != null || ring.isEmptyAndOpen()) {
                return element;
            }
            if (ring.isGated()) { // also if empty: a blocked sender's element may be on its way in
                return handoff.tryReceive();
            }
        }
    }

    @Override
    Outcome awaitSend(T element, boolean timed, long deadline) throws InterruptedException {
        final @Nullable Idler idler = roomIdler != null ? roomIdler : newIdler();
        final Pace pace = ring.isFull() ? paceOf(sendPace) : null;
        for (int round = 0; ; round++) {
            final OfferResult result = ring.offer(element);
            if (result == OfferResult.ADDED) {
                if (pace != null) {
                    pace.learn(round == 0 ? ring.capacity() - ring.size() : 0);
                }
                idled(idler, round, true);
                return Outcome.DONE;
            }
            if (result == OfferResult.CLOSED) {
                return Outcome.CLOSED;
            }
            if (result == OfferResult.GATED) {
                return handoff.send(element, round, timed, deadline);
            }
            if (timed && environment.nanoTime() - deadline >= 0) {
                return Outcome.BLOCKED;
            }
            if (idler == null || round >= sendRounds || !idler.idle(round)) {
                idled(idler, round, false);
                return handoff.send(element, round, timed, deadline);
            }
            checkInterrupt();
        }
    }

    @Override
    @Nullable T awaitRecv(boolean timed, long deadline) throws InterruptedException {
        final @Nullable Idler idler = newIdler();
        final Pace pace = ring.isGated() ? null : paceOf(recvPace);
        for (int round = 0; ; round++) {
            final T element = ring.poll();
            if (element != null || ring.isDrained()) {
                if (pace != null && element != null) {
                    pace.learn(round == 0 ? ring.size() + 1 : 0);
                }
                idled(idler, round, true);
                return element;
            }
            if (ring.isGated()) {
                return handoff.receive(round, timed, deadline);
            }
            if (timed && environment.nanoTime() - deadline >= 0) {
                return null;
            }
            if (idler == null || round >= recvRounds || !idler.idle(round)) {
                idled(idler, round, false);
                return handoff.receive(round, timed, deadline);
            }
            checkInterrupt();
        }
    }

    /** Stays away for a moment if that can help this thread; null if not. */
    private static @Nullable Pace paceOf(@Nullable Pace pace) {
        if (pace == null
                || VirtualThreads.isCurrentVirtual()
                || !Processors.OF_THIS_PROCESS.moreThanOne()) {
            return null;
        }
        pace.stayAway();
        return pace;
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public int size() {
        return ring.size();
    }

    @Override
    public int capacity() {
        return ring.capacity();
    }

    @Override
    public long version(boolean sending) {
        return sending ? ring.headVersion() : ring.tailVersion();
    }
}
