package io.fairway.bench.gate;

import io.fairway.channel.Channel;

/** The program of a JVM that measures latency: prints each block as a line. */
final class LatencyFork {
    private LatencyFork() {}

    /**
     * Measures.
     *
     * @param arguments a {@link LatencyPlan}
     */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(ForkProtocol.origin(Channel.class));
        new OpenLoop(LatencyPlan.of(arguments))
                .run(block -> System.out.println(ForkProtocol.write(block)));
        System.out.println(ForkProtocol.END);
    }
}
