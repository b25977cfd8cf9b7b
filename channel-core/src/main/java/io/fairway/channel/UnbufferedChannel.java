package io.fairway.channel;

import io.fairway.channel.blocking.Idler;
import io.fairway.channel.blocking.Outcome;
import io.fairway.ring.SingleSlotRing;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A channel without a buffer: a {@code Handoff}, and a meeting place for threads that spin before
 * they get in line.
 */
final class UnbufferedChannel<T> extends AbstractChannel<T> {
    /*
     * A thread that idles before it parks goes to the meeting place first: a sender puts its element
     * there, and stays until a receiver has taken it. A sender's stay ends with an attempt to take
     * the element back, whatever ended it; that one CAS decides
     * between a receiver and close, timeout, interrupt and somebody who got in line, who shut the
     * meeting place's gate (Handoff).
     *
     * A thread at the meeting place is not in line: tryRecv takes its element, but a trySend does
     * not see a receiver there. So nobody stays for longer than MEETING_ROUNDS.
     */
    private static final int MEETING_ROUNDS = 192;

    /** Null if the wait strategy has threads park at once. */
    private final @Nullable SingleSlotRing<T> meeting;

    UnbufferedChannel(ChannelBuilder<T> builder) {
        this(builder, WaitStrategies.idles(builder.waitStrategy) ? new SingleSlotRing<>() : null);
    }

    private UnbufferedChannel(ChannelBuilder<T> builder, @Nullable SingleSlotRing<T> meeting) {
        super(builder, null, meeting);
        this.meeting = meeting;
    }

    @Override
    public void send(T element) throws InterruptedException {
        if (awaitSend(element, false, 0) == Outcome.CLOSED) {
            throw closedException();
        }
    }

    @Override
    public SendResult trySend(T element) {
        Objects.requireNonNull(element, "element");
        assert producing();
        if (handoff.queuedReceivers() == 0) {
            // Asked second: open now, it was open when nobody was in line. The other way round a
            // close between the two, which empties the line, would pass for a missing receiver.
            return isClosed() ? SendResult.CLOSED : SendResult.FULL;
        }
        return switch (handoff.trySend(element)) {
            case DONE -> SendResult.SENT;
            case CLOSED -> SendResult.CLOSED;
            default -> SendResult.FULL;
        };
    }

    @Override
    public @Nullable T recv() throws InterruptedException {
        final T element = awaitRecv(false, 0);
        return element == null ? throwIfFailed() : element;
    }

    @Override
    public @Nullable T tryRecv() {
        assert consuming();
        final T element = meeting == null ? null : meeting.poll();
        if (element != null) {
            return element;
        }
        return handoff.queuedSenders() == 0 ? null : handoff.tryReceive();
    }

    @Override
    Outcome awaitSend(T element, boolean timed, long deadline) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        assert producing();
        if (meeting == null || !Processors.OF_THIS_PROCESS.moreThanOne()) {
            return handoff.send(element, 0, timed, deadline);
        }
        final @Nullable Idler idler = newIdler();
        if (idler == null) { // who spins there sees the gate, and comes
            return handoff.send(element, 0, timed, deadline);
        }
        int round = 0;
        long turn = meeting.offerInTurn(element);
        while (turn == SingleSlotRing.REFUSED
                && !meeting.isGated()
                && goesOn(idler, round, timed, deadline)) {
            round++;
            turn = meeting.offerInTurn(element);
        }
        if (turn != SingleSlotRing.REFUSED) {
            try {
                while (meeting.isTurn(turn) && goesOn(idler, round, timed, deadline)) {
                    round++;
                }
            } catch (Throwable e) { // a wait strategy that throws
                if (meeting.withdraw(turn)) {
                    throw e;
                }
                return Outcome.DONE;
            }
            if (!meeting.withdraw(turn)) {
                idled(idler, round, true);
                return Outcome.DONE;
            }
        }
        if (round > 0 && meeting.isGated()) { // perhaps by a receiver who came meanwhile
            final Outcome outcome = handoff.trySend(element);
            if (outcome != Outcome.BLOCKED) {
                idled(idler, round, true);
                return outcome;
            }
        }
        idled(idler, round, false);
        return handoff.send(element, round, timed, deadline);
    }

    @Override
    @Nullable T awaitRecv(boolean timed, long deadline) throws InterruptedException {
        assert consuming();
        if (meeting == null || !Processors.OF_THIS_PROCESS.moreThanOne()) {
            return handoff.receive(0, timed, deadline);
        }
        final @Nullable Idler idler = newIdler();
        T element = meeting.poll();
        if (idler == null) {
            return element != null ? element : handoff.receive(0, timed, deadline);
        }
        int round = 0;
        while (element == null && !meeting.isGated() && goesOn(idler, round, timed, deadline)) {
            round++;
            element = meeting.poll();
        }
        if (element == null && round > 0 && meeting.isGated()) { // perhaps by a sender
            element = handoff.tryReceive();
        }
        idled(idler, round, element != null);
        return element != null ? element : handoff.receive(round, timed, deadline);
    }

    /** Idles a moment; false if the thread has to leave the meeting place. */
    private boolean goesOn(Idler idler, int round, boolean timed, long deadline) {
        return round < MEETING_ROUNDS
                && !Thread.currentThread().isInterrupted()
                && !(timed && environment.nanoTime() - deadline >= 0)
                && idler.idle(round);
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public int capacity() {
        return 0;
    }

    @Override
    public long version(boolean sending) {
        final long inLine = handoff.partnerVersion(sending);
        // A sender at the meeting place is a partner, too. Both only grow, so the sum tells.
        return sending || meeting == null ? inLine : inLine + meeting.tailVersion();
    }
}
