package io.fairway.verify;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;
import io.fairway.testkit.ReferenceChannel;
import java.util.concurrent.TimeUnit;

/** What a channel does when one thread uses it: as the reference channel. */
public abstract class ChannelSpecification {
    private final Channel<Integer> reference;

    ChannelSpecification(int capacity) {
        this.reference = new ReferenceChannel<>(capacity);
    }

    public SendResult trySend(int element) {
        return reference.trySend(element);
    }

    public SendResult sendInNoTime(int element) throws InterruptedException {
        return reference.send(element, 0, TimeUnit.NANOSECONDS);
    }

    public Integer tryRecv() {
        return reference.tryRecv();
    }

    public Integer recvInNoTime() throws InterruptedException {
        return reference.recv(0, TimeUnit.NANOSECONDS);
    }

    public boolean close() {
        return reference.close();
    }

    public boolean closeWithCause() {
        return reference.close(ChannelOperations.CAUSE);
    }

    public boolean isClosed() {
        return reference.isClosed();
    }

    public boolean isDrained() {
        return reference.isDrained();
    }

    public int size() {
        return reference.size();
    }

    /** Without a buffer. */
    public static final class Unbuffered extends ChannelSpecification {
        public Unbuffered() {
            super(0);
        }
    }

    /** With one place. */
    public static final class Capacity1 extends ChannelSpecification {
        public Capacity1() {
            super(1);
        }
    }

    /** With two places. */
    public static final class Capacity2 extends ChannelSpecification {
        public Capacity2() {
            super(2);
        }
    }

    /** With three places. */
    public static final class Capacity3 extends ChannelSpecification {
        public Capacity3() {
            super(3);
        }
    }
}
