package io.fairway.verify;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.SendResult;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Operation;

/** A channel that one thread sends to and one receives from. */
public abstract class OneToOneOperations extends ChannelOperations {

    OneToOneOperations(ChannelBuilder<Integer> builder) {
        super(builder.singleProducer().singleConsumer().build());
    }

    @Operation(nonParallelGroup = "sender")
    public SendResult trySend(int element) {
        return channel.trySend(element);
    }

    @Operation(nonParallelGroup = "sender")
    public SendResult sendInNoTime(int element) throws InterruptedException {
        return channel.send(element, 0, TimeUnit.NANOSECONDS);
    }

    @Operation(nonParallelGroup = "receiver")
    public Integer tryRecv() {
        return channel.tryRecv();
    }

    @Operation(nonParallelGroup = "receiver")
    public Integer recvInNoTime() throws InterruptedException {
        return channel.recv(0, TimeUnit.NANOSECONDS);
    }

    /** Without a buffer. */
    public static final class Unbuffered extends OneToOneOperations {
        public Unbuffered() {
            super(Channel.builder());
        }
    }

    /** With one place. */
    public static final class Capacity1 extends OneToOneOperations {
        public Capacity1() {
            super(Channel.<Integer>builder().capacity(1));
        }
    }

    /** With two places. */
    public static final class Capacity2 extends OneToOneOperations {
        public Capacity2() {
            super(Channel.<Integer>builder().capacity(2));
        }
    }

    /** With three places. */
    public static final class Capacity3 extends OneToOneOperations {
        public Capacity3() {
            super(Channel.<Integer>builder().capacity(3));
        }
    }
}
