package io.fairway.bench.peers.workload;

import java.util.List;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.channels.Channel;
import org.HdrHistogram.Histogram;

/** As {@link RoundTripLoad}, of coroutines. */
final class KotlinRoundTripLoad implements LatencyLoad {
    private final Channel<Item> there;
    private final Channel<Item> back;
    private final KotlinCrew crew = new KotlinCrew();

    KotlinRoundTripLoad(Shape shape) {
        this.there = KotlinChannels.create(shape);
        this.back = KotlinChannels.create(shape);
    }

    @Override
    public void run(long nanos, Histogram into) throws InterruptedException {
        crew.begin(List.of(new KotlinForwarding(there, back), new Asking(nanos, into)));
        crew.await(2);
    }

    @Override
    public void close() {
        // Coroutines that have ended leave nothing behind.
    }

    /** Sends and waits for the answer, again and again; then a pill. */
    private final class Asking implements KotlinBody {
        private final long end;
        private final Histogram histogram;

        private long trips;
        private long start;
        private Item asked;
        private boolean receiving;

        Asking(long nanos, Histogram histogram) {
            this.end = System.nanoTime() + nanos;
            this.histogram = histogram;
        }

        @Override
        public Object resume(Object result, Continuation<Object> self) {
            Object received = result;
            boolean sending = asked == null;
            while (asked != Item.PILL || !sending) {
                if (sending) {
                    start = System.nanoTime();
                    asked = start - end >= 0 ? Item.PILL : Item.at(trips++);
                    receiving = false;
                    if (there.send(asked, KotlinChannels.unit(self)) == KotlinChannels.SUSPENDED) {
                        return KotlinChannels.SUSPENDED;
                    }
                }
                if (!receiving) {
                    receiving = true;
                    received = back.receive(self);
                    if (received == KotlinChannels.SUSPENDED) {
                        return received;
                    }
                }
                answered(received);
                sending = true;
            }
            return null;
        }

        private void answered(Object answer) {
            if (answer != asked) {
                throw new WrongResultException("the answer to " + asked + " is " + answer);
            }
            histogram.recordValue(System.nanoTime() - start);
        }
    }
}
