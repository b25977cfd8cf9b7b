package io.fairway.bench.replay;

import io.fairway.bench.itch.ItchDecoder;
import io.fairway.bench.itch.ItchFormatException;
import io.fairway.bench.itch.ItchReader;
import io.fairway.channel.Receiver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The first stage: reads the feed and shares it out among the book builders, by stock. */
final class FeedReader implements Stage {
    private final ItchReader source;
    private final Rate rate;
    private final Receiver<Void> stop;
    private final List<FeedLink> feeds;

    // For others once the thread has ended
    private long startNanos;
    private long messages;
    private boolean stopped;
    private Fault fault;

    /**
     * A reader.
     *
     * @param source the feed
     * @param rate how fast to read it
     * @param stop closed to have it read no further
     * @param feeds where it sends to
     */
    FeedReader(ItchReader source, Rate rate, Receiver<Void> stop, List<FeedLink> feeds) {
        this.source = source;
        this.rate = rate;
        this.stop = stop;
        this.feeds = feeds;
    }

    @Override
    public String name() {
        return "reader";
    }

    /** Reads to the end of the feed, to its first fault, or until stopped. */
    @Override
    public void run() throws InterruptedException {
        final Pacer pacer = new Pacer(rate, stop);
        startNanos = pacer.start();
        try {
            while (!stopped && forwardNext(pacer)) {
                messages++;
            }
        } catch (ItchFormatException e) {
            fault = new Fault(e.offset(), e.getMessage());
        } catch (IOException e) {
            // Whoever stops the reader also closes the source, lest it waits there.
            stopped = stop.isClosed();
            if (!stopped) {
                fault = new Fault(source.offset(), "cannot be read: " + e);
            }
        }
        feeds.forEach(each -> each.close(null));
    }

    /** Returns false if there was nothing to forward any more. */
    private boolean forwardNext(Pacer pacer) throws IOException, InterruptedException {
        final ByteBuffer message = source.nextBytes();
        if (message == null) {
            return false;
        }
        final long intended = pacer.await(messages);
        stopped = stop.isClosed();
        if (stopped) {
            return false;
        }
        feeds.get(ItchDecoder.locate(message) % feeds.size()).send(messages + 1, intended, message);
        return true;
    }

    long startNanos() {
        return startNanos;
    }

    long messages() {
        return messages;
    }

    /** Whether it was stopped before the end of the feed. */
    boolean isStopped() {
        return stopped;
    }

    /** What ended the feed early, or null. */
    Fault fault() {
        return fault;
    }

    /** The sends that had to wait, by feed. */
    List<Long> blocked() {
        return feeds.stream().map(FeedLink::blocked).toList();
    }
}
