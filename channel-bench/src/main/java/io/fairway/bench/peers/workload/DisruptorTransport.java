package io.fairway.bench.peers.workload;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;

/**
 * The Disruptor, with one consumer, which frees places when it has taken all that it saw, as its
 * own processors do. A consumer that waits blocks, or spins; a producer that waits always parks for
 * the shortest time there is.
 */
final class DisruptorTransport implements Transport {

    /** A place in the ring. */
    private static final class Slot {
        private Item item;
    }

    private final RingBuffer<Slot> ring;
    private final SequenceBarrier barrier;
    private final Sequence consumed = new Sequence();

    // The consumer's.
    private long next;
    private long available = -1;

    DisruptorTransport(Shape shape, boolean spinning) {
        final WaitStrategy waiting =
                spinning ? new BusySpinWaitStrategy() : new BlockingWaitStrategy();
        this.ring =
                shape.producers() == 1
                        ? RingBuffer.createSingleProducer(Slot::new, shape.capacity(), waiting)
                        : RingBuffer.createMultiProducer(Slot::new, shape.capacity(), waiting);
        this.barrier = ring.newBarrier();
        ring.addGatingSequences(consumed);
    }

    @Override
    public void send(Item item) {
        final long sequence = ring.next();
        ring.get(sequence).item = item;
        ring.publish(sequence);
    }

    @Override
    public Item recv() throws InterruptedException {
        while (next > available) { // less than was waited for, if another producer is not done
            try {
                available = barrier.waitFor(next);
            } catch (AlertException | TimeoutException e) {
                throw new AssertionError("nobody alerts, and no timeout was set", e);
            }
        }
        final Item item = ring.get(next).item;
        if (next == available) {
            consumed.set(next);
        }
        next++;
        return item;
    }
}
