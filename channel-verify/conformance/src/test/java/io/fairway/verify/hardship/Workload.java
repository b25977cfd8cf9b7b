package io.fairway.verify.hardship;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectCase;
import io.fairway.select.SendCase;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Some channels, bounded and unbuffered, and what threads do on them at random; every element is
 * booked.
 */
final class Workload {
    final Ledger ledger = new Ledger();
    final List<Channel<Long>> channels =
            List.of(newChannel(0), newChannel(1), newChannel(16), newChannel(0));

    private Channel<Long> newChannel(int capacity) {
        return capacity == 0
                ? Channel.<Long>builder().onUndelivered(ledger::discarded).build()
                : Channel.<Long>builder()
                        .capacity(capacity)
                        .onUndelivered(ledger::discarded)
                        .build();
    }

    /** One thread's share: its random choices and its select. */
    final class Worker {
        private final SplittableRandom random;
        private final Select select;

        /** The element that the send cases offer; stays until one of them was chosen. */
        private Long offered = ledger.next();

        Worker(long seed) {
            this.random = new SplittableRandom(seed);
            this.select =
                    Select.builder()
                            .add(RecvCase.of(channels.get(0)))
                            .add(SendCase.of(channels.get(1), () -> offered))
                            .add(RecvCase.of(channels.get(2)))
                            .add(SendCase.of(channels.get(3), () -> offered))
                            .build();
        }

        /** Sends, receives or selects, with a timeout or without waiting; true if it came off. */
        boolean actOnce() {
            final Channel<Long> channel = channels.get(random.nextInt(channels.size()));
            final long micros = random.nextInt(300);
            switch (random.nextInt(6)) {
                case 0:
                case 1:
                    return send(channel, micros);
                case 2:
                case 3:
                    return receive(channel, micros);
                default:
                    return select(micros);
            }
        }

        private boolean send(Channel<Long> channel, long micros) {
            final Long element = ledger.next();
            SendResult result = SendResult.FULL;
            try {
                result =
                        micros < 30
                                ? channel.trySend(element)
                                : channel.send(element, micros, TimeUnit.MICROSECONDS);
            } catch (InterruptedException e) {
                // had no effect
            }
            if (result != SendResult.SENT) {
                ledger.returned(element);
            }
            return result == SendResult.SENT;
        }

        private boolean receive(Channel<Long> channel, long micros) {
            Long element = null;
            try {
                element =
                        micros < 30
                                ? channel.tryRecv()
                                : channel.recv(micros, TimeUnit.MICROSECONDS);
            } catch (InterruptedException e) {
                // had no effect
            }
            if (element != null) {
                ledger.received(element);
            }
            return element != null;
        }

        private boolean select(long micros) {
            SelectCase chosen = null;
            try {
                chosen = micros < 30 ? select.poll() : select.await(micros, TimeUnit.MICROSECONDS);
            } catch (InterruptedException e) {
                // had no effect
            }
            if (chosen instanceof SendCase) {
                offered = ledger.next();
            } else if (chosen != null) {
                ledger.received((Long) ((RecvCase<?>) chosen).value());
            }
            return chosen != null;
        }

        /** Books what was still on offer. */
        void end() {
            ledger.returned(offered);
        }
    }

    /** When all workers have ended: empties the channels and settles the account. */
    void check() {
        for (Channel<Long> channel : channels) {
            Inspection.checkAtRest(channel);
            channel.cancel();
            Inspection.checkAtRest(channel);
        }
        ledger.check();
    }
}
