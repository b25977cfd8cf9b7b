package io.fairway.bench.gate;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;

/**
 * The program of a JVM that tells what it inlines: uses a channel of one kind, in ways that never
 * wait, until the compiler has seen enough.
 */
final class HotLoops {
    private static final int CALLS = 400;
    private static final int PAIRS = 500;
    private static final int CAPACITY = 1024;
    private static final Object MESSAGE = new Object();

    private HotLoops() {}

    /**
     * Runs the loops.
     *
     * @param arguments the {@link Role}
     */
    public static void main(String[] arguments) throws InterruptedException {
        final Channel<Object> channel = Role.valueOf(arguments[0]).builder(CAPACITY).build();
        for (int i = 0; i < CALLS; i++) {
            sendAndRecv(channel);
            trySendAndTryRecv(channel);
        }
        System.out.println(ForkProtocol.END);
    }

    static void sendAndRecv(Channel<Object> channel) throws InterruptedException {
        for (int i = 0; i < PAIRS; i++) {
            channel.send(MESSAGE);
            if (channel.recv() != MESSAGE) {
                throw new IllegalStateException("lost");
            }
        }
    }

    static void trySendAndTryRecv(Channel<Object> channel) {
        for (int i = 0; i < PAIRS; i++) {
            if (channel.trySend(MESSAGE) != SendResult.SENT || channel.tryRecv() != MESSAGE) {
                throw new IllegalStateException("lost");
            }
        }
    }
}
