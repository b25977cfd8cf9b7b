package io.fairway.verify;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.Seams;
import io.fairway.channel.WaitStrategy;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

/** Operations that park until a partner comes, however long that takes. */
public abstract class ParkingOperations {
    private final Channel<Integer> channel;

    ParkingOperations(ChannelBuilder<Integer> builder) {
        this.channel = builder.waitStrategy(WaitStrategy.parking()).build();
    }

    @Operation(blocking = true)
    public String awaitSendA(int element) throws InterruptedException {
        channel.send(element);
        return "A:sent";
    }

    @Operation(blocking = true)
    public String awaitRecvA() throws InterruptedException {
        return TwoChannels.received("A", channel.recv());
    }

    @Validate
    public void checkInvariants() {
        Seams.checkIdle(channel);
    }

    /** Without a buffer. */
    public static final class Unbuffered extends ParkingOperations {
        public Unbuffered() {
            super(Channel.builder());
        }
    }

    /** With one place. */
    public static final class Capacity1 extends ParkingOperations {
        public Capacity1() {
            super(Channel.<Integer>builder().capacity(1));
        }
    }
}
