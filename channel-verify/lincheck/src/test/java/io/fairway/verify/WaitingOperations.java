package io.fairway.verify;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.Operation;

/** Operations of one channel that wait, that come in batches, or that cancel. */
public abstract class WaitingOperations extends TwoChannels {

    WaitingOperations(int capacity) {
        super(capacity, 0);
    }

    @Operation
    public String awaitSendA(int element) throws InterruptedException {
        return sent("A", await(a, element));
    }

    @Operation
    public String awaitRecvA() throws InterruptedException {
        return received("A", await(a));
    }

    @Operation
    public String trySendA(int element) {
        return sent("A", a.trySend(element));
    }

    @Operation
    public String tryRecvA() {
        return received("A", a.tryRecv());
    }

    @Operation
    public int sendAllA(int element) {
        return a.trySendAll(List.of(element, element + 1));
    }

    @Operation
    public String drainA() {
        final List<Integer> drained = new ArrayList<>();
        a.drainTo(drained::add, BATCH);
        return drained.toString();
    }

    @Operation
    public String cancelA() {
        return cancel(a);
    }

    @Operation
    public boolean closeA() {
        return a.close();
    }

    @Operation
    public int sizeA() {
        return a.size();
    }

    @Operation
    public boolean isClosedA() {
        return a.isClosed();
    }

    @Operation
    public boolean isDrainedA() {
        return a.isDrained();
    }

    /** Without a buffer. */
    public static final class Unbuffered extends WaitingOperations {
        public Unbuffered() {
            super(0);
        }

        /** What they may do. */
        public static final class Steps extends ChannelSteps {
            public Steps() {
                super(0, 0);
            }
        }
    }

    /** With one place. */
    public static final class Capacity1 extends WaitingOperations {
        public Capacity1() {
            super(1);
        }

        /** What they may do. */
        public static final class Steps extends ChannelSteps {
            public Steps() {
                super(1, 0);
            }
        }
    }

    /** With two places. */
    public static final class Capacity2 extends WaitingOperations {
        public Capacity2() {
            super(2);
        }

        /** What they may do. */
        public static final class Steps extends ChannelSteps {
            public Steps() {
                super(2, 0);
            }
        }
    }

    /** With three places. */
    public static final class Capacity3 extends WaitingOperations {
        public Capacity3() {
            super(3);
        }

        /** What they may do. */
        public static final class Steps extends ChannelSteps {
            public Steps() {
                super(3, 0);
            }
        }
    }
}
