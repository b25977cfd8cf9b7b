package io.fairway.bench.peers.workload;

import io.fairway.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.agrona.concurrent.AbstractConcurrentArrayQueue;
import org.jctools.queues.MessagePassingQueue;

/** Fills a channel and drains it, by its batch operations where it has any. */
final class Drains {
    private static final int BATCH = 1024;
    private static final List<Item> ITEMS = items();

    private Drains() {}

    private static List<Item> items() {
        final List<Item> items = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            items.add(Item.at(i));
        }
        return List.copyOf(items);
    }

    static Load fairway(Implementation implementation, Shape shape) {
        final Channel<Item> channel = FairwayTransport.channel(implementation, shape);
        final Sum sum = new Sum();
        return () -> {
            WrongResultException.check("sent", BATCH, channel.trySendAll(ITEMS));
            channel.drainTo(sum, BATCH);
            return sum.checked();
        };
    }

    static Load blocking(BlockingQueue<Item> queue) {
        final Sum sum = new Sum();
        return () -> {
            offerAll(queue);
            queue.drainTo(sum.asCollection(), BATCH);
            return sum.checked();
        };
    }

    static Load jctools(MessagePassingQueue<Item> queue) {
        final Sum sum = new Sum();
        final Source source = new Source();
        return () -> {
            WrongResultException.check("sent", BATCH, queue.fill(source, BATCH));
            queue.drain(sum::accept, BATCH);
            return sum.checked();
        };
    }

    static Load agrona(AbstractConcurrentArrayQueue<Item> queue) {
        final Sum sum = new Sum();
        return () -> {
            offerAll(queue);
            queue.drain(sum, BATCH);
            return sum.checked();
        };
    }

    /** Without batches. */
    static Load oneByOne(Transport transport) {
        final Sum sum = new Sum();
        return () -> {
            for (Item each : ITEMS) {
                transport.send(each);
            }
            for (int i = 0; i < BATCH; i++) {
                sum.accept(transport.recv());
            }
            return sum.checked();
        };
    }

    private static void offerAll(Queue<Item> queue) {
        for (Item each : ITEMS) {
            if (!queue.offer(each)) {
                throw new WrongResultException("no room");
            }
        }
    }

    /** The items in turn. */
    private static final class Source implements MessagePassingQueue.Supplier<Item> {
        private long next;

        @Override
        public Item get() {
            return Item.at(next++);
        }
    }

    /** What was drained. */
    private static final class Sum implements Consumer<Item> {
        private final SumCollection collection = new SumCollection(this);
        private int count;
        private long sum;

        @Override
        public void accept(Item item) {
            count++;
            sum += item.value();
        }

        SumCollection asCollection() {
            return collection;
        }

        int checked() {
            WrongResultException.check("drained", BATCH, count);
            WrongResultException.check("sum of the drained", Item.sumOf(BATCH), sum);
            count = 0;
            sum = 0;
            return BATCH;
        }
    }
}
