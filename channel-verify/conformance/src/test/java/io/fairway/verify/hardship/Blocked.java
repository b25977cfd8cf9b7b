package io.fairway.verify.hardship;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import java.util.concurrent.TimeUnit;

/** Threads that are blocked on a channel, and book what becomes of their element. */
final class Blocked {

    private Blocked() {}

    /** Starts a thread that sends an element, and waits until it is blocked, the last in line. */
    static Actor<Void> sender(Actors actors, Channel<Long> channel, Ledger ledger) {
        final int line = Inspection.queuedSenders(channel) + 1;
        final Actor<Void> sender =
                actors.run(
                        "sender " + line,
                        () -> {
                            final Long element = ledger.next();
                            // The timed form, as it reports a close without an exception.
                            if (channel.send(element, 1, TimeUnit.HOURS) != SendResult.SENT) {
                                ledger.returned(element);
                            }
                        });
        actors.await(line + " senders in line", () -> Inspection.queuedSenders(channel) == line);
        return sender.awaitBlocked();
    }

    /**
     * Starts a thread that receives an element, and waits until it is blocked, the last in line.
     */
    static Actor<Long> receiver(Actors actors, Channel<Long> channel, Ledger ledger) {
        final int line = Inspection.queuedReceivers(channel) + 1;
        final Actor<Long> receiver =
                actors.start(
                        "receiver " + line,
                        () -> {
                            final Long element = channel.recv();
                            if (element != null) {
                                ledger.received(element);
                            }
                            return element;
                        });
        actors.await(
                line + " receivers in line", () -> Inspection.queuedReceivers(channel) == line);
        return receiver.awaitBlocked();
    }
}
