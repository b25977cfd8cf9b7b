package io.fairway.verify;

import org.jetbrains.lincheck.datastructures.Operation;

/** Selects over two channels, and the plain operations that meet them. */
public abstract class SelectOperations extends TwoChannels {

    SelectOperations(int capacityOfA, int capacityOfB) {
        super(capacityOfA, capacityOfB);
    }

    @Operation
    public String pollRecvARecvB() {
        return new Choice().recv("A", a).recv("B", b).poll();
    }

    @Operation
    public String pollRecvASendB(int element) {
        return new Choice().recv("A", a).send("B", b, element + 1).poll();
    }

    @Operation
    public String pollSendASendB(int element) {
        return new Choice().send("A", a, element).send("B", b, element + 1).poll();
    }

    @Operation
    public String biasedRecvARecvB() {
        return new Choice().recv("A", a).recv("B", b).pollBiased();
    }

    @Operation
    public String biasedSendASendB(int element) {
        return new Choice().send("A", a, element).send("B", b, element + 1).pollBiased();
    }

    @Operation
    public String awaitRecvASendB(int element) throws InterruptedException {
        return new Choice().recv("A", a).send("B", b, element + 1).await();
    }

    @Operation
    public String awaitSendARecvB(int element) throws InterruptedException {
        return new Choice().send("A", a, element).recv("B", b).await();
    }

    @Operation
    public String awaitRecvARecvB() throws InterruptedException {
        return new Choice().recv("A", a).recv("B", b).await();
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
    public String trySendB(int element) {
        return sent("B", b.trySend(element));
    }

    @Operation
    public String tryRecvB() {
        return received("B", b.tryRecv());
    }

    @Operation
    public String awaitSendB(int element) throws InterruptedException {
        return sent("B", await(b, element));
    }

    @Operation
    public boolean closeA() {
        return a.close();
    }

    @Operation
    public boolean closeB() {
        return b.close();
    }

    /** Two buffers. */
    public static final class Bounded extends SelectOperations {
        public Bounded() {
            super(1, 2);
        }

        /** What they may do. */
        public static final class Steps extends ChannelSteps {
            public Steps() {
                super(1, 2);
            }
        }
    }

    /** A buffer, and none. */
    public static final class Mixed extends SelectOperations {
        public Mixed() {
            super(1, 0);
        }

        /** What they may do. */
        public static final class Steps extends ChannelSteps {
            public Steps() {
                super(1, 0);
            }
        }
    }

    /** No buffers. */
    public static final class Unbuffered extends SelectOperations {
        public Unbuffered() {
            super(0, 0);
        }

        /** What they may do. */
        public static final class Steps extends ChannelSteps {
            public Steps() {
                super(0, 0);
            }
        }
    }
}
