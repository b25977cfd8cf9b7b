package io.fairway.bench.peers.workload;

import java.util.List;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.channels.Channel;
import org.HdrHistogram.Histogram;

/** As {@link OpenLoopLoad}, of coroutines. */
final class KotlinOpenLoopLoad implements LatencyLoad {
    private static final int WARM_UP_RATE = 200_000;
    private static final long START_NANOS = 2_000_000;

    private final Channel<Item> channel;
    private final Schedule measured;
    private final KotlinCrew crew = new KotlinCrew();

    KotlinOpenLoopLoad(Shape shape, Schedule measured) {
        this.channel = KotlinChannels.create(shape);
        this.measured = measured;
    }

    @Override
    public void warmUp(long nanos, Histogram into) throws InterruptedException {
        run(measured.atLeast(WARM_UP_RATE), nanos, into);
    }

    @Override
    public void run(long nanos, Histogram into) throws InterruptedException {
        run(measured, nanos, into);
    }

    private void run(Schedule schedule, long nanos, Histogram into) throws InterruptedException {
        final long start = System.nanoTime() + START_NANOS;
        final long messages = schedule.messages(nanos);
        crew.begin(
                List.of(
                        new Receiving(schedule, start, messages, into),
                        new Sending(schedule, start, messages)));
        crew.await(2);
        WrongResultException.check("messages received", messages, into.getTotalCount());
    }

    @Override
    public void close() {
        // Coroutines that have ended leave nothing behind.
    }

    private final class Sending implements KotlinBody {
        private final Schedule schedule;
        private final long start;
        private final long messages;
        private long sent;

        Sending(Schedule schedule, long start, long messages) {
            this.schedule = schedule;
            this.start = start;
            this.messages = messages;
        }

        @Override
        public Object resume(Object result, Continuation<Object> self) {
            while (sent < messages) {
                final long due = start + schedule.due(sent);
                while (System.nanoTime() - due < 0) {
                    Thread.onSpinWait();
                }
                if (channel.send(Item.at(sent++), KotlinChannels.unit(self))
                        == KotlinChannels.SUSPENDED) {
                    return KotlinChannels.SUSPENDED;
                }
            }
            return null;
        }
    }

    private final class Receiving implements KotlinBody {
        private final Schedule schedule;
        private final long start;
        private final long messages;
        private final Histogram histogram;

        private boolean waiting;
        private long count;

        Receiving(Schedule schedule, long start, long messages, Histogram histogram) {
            this.schedule = schedule;
            this.start = start;
            this.messages = messages;
            this.histogram = histogram;
        }

        @Override
        public Object resume(Object result, Continuation<Object> self) {
            if (waiting) {
                accept(result);
            }
            waiting = true;
            while (count < messages) {
                final Object received = channel.receive(self);
                if (received == KotlinChannels.SUSPENDED) {
                    return received;
                }
                accept(received);
            }
            return null;
        }

        private void accept(Object received) {
            final long now = System.nanoTime();
            if (received != Item.at(count)) {
                throw new WrongResultException("message " + count + " is another: " + received);
            }
            histogram.recordValue(Math.max(0, now - start - schedule.due(count)));
            count++;
        }
    }
}
