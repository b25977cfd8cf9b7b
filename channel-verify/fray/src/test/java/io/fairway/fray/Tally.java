package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who sent what, and who received it. An element is its sender's number times ten, plus its place
 * in the order of that sender.
 */
final class Tally {
    private static final int PER_SENDER = 10;

    private final List<List<Integer>> sent = new ArrayList<>();
    private final List<List<Integer>> received = new ArrayList<>();

    /** What a new receiver got, to be filled by its thread in order. */
    List<Integer> newReceiver() {
        return add(received);
    }

    /** What a new sender has sent, to be filled by its thread in order. */
    List<Integer> newSender() {
        return add(sent);
    }

    private static List<Integer> add(List<List<Integer>> lists) {
        final List<Integer> list = new ArrayList<>();
        synchronized (lists) {
            lists.add(list);
        }
        return list;
    }

    /** Sends so many elements of this sender. */
    void send(Channel<Integer> channel, int sender, int count) throws InterruptedException {
        final List<Integer> mine = newSender();
        for (Integer element : elements(sender, count)) {
            channel.send(element);
            mine.add(element);
        }
    }

    /** As {@link #send}, but ends when the channel is closed. */
    void sendUntilClosed(Channel<Integer> channel, int sender, int count)
            throws InterruptedException {
        try {
            send(channel, sender, count);
        } catch (ChannelClosedException e) {
            assertTrue(channel.isClosed());
        }
    }

    void sendAll(Channel<Integer> channel, int sender, int count) throws InterruptedException {
        final List<Integer> elements = elements(sender, count);
        assertEquals(count, channel.sendAll(elements));
        newSender().addAll(elements);
    }

    /** Tries to send elements of this sender, without waiting. */
    void trySend(Channel<Integer> channel, int sender, int count) {
        final List<Integer> mine = newSender();
        for (Integer element : elements(sender, count)) {
            if (channel.trySend(element) == SendResult.SENT) {
                mine.add(element);
            }
        }
    }

    /** Tries to receive an element, without waiting. */
    void tryRecv(Channel<Integer> channel, List<Integer> receiver) {
        final Integer element = channel.tryRecv();
        if (element != null) {
            receiver.add(element);
        }
    }

    /** Receives until the channel is drained. */
    void receiveAll(Channel<Integer> channel) throws InterruptedException {
        final List<Integer> mine = newReceiver();
        for (Integer e = channel.recv(); e != null; e = channel.recv()) {
            mine.add(e);
        }
    }

    /**
     * Checks that what was sent was received, once, and by each receiver in each sender's order.
     */
    void check() {
        assertEquals(sorted(sent), sorted(received), "sent, and received");
        for (List<Integer> receiver : received) {
            for (int sender = 0; sender < sent.size(); sender++) {
                final int id = sender;
                final List<Integer> ofOne =
                        receiver.stream().filter(e -> e / PER_SENDER == id).toList();
                assertEquals(ofOne.stream().sorted().toList(), ofOne, "order of sender " + id);
            }
        }
    }

    private static List<Integer> sorted(List<List<Integer>> lists) {
        synchronized (lists) {
            return lists.stream().flatMap(List::stream).sorted().toList();
        }
    }

    private static List<Integer> elements(int sender, int count) {
        final int first = sender * PER_SENDER;
        return IntStream.range(first, first + count).boxed().toList();
    }
}
