package io.fairway.bench.peers.workload;

/** One thread that sends and receives in turn, with nobody else there. */
final class PairLoad implements Load {
    private static final int PAIRS = 1024;

    private final Transport transport;

    PairLoad(Transport transport) {
        this.transport = transport;
    }

    @Override
    public long run() throws InterruptedException {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            transport.send(Item.at(i));
            sum += transport.recv().value();
        }
        WrongResultException.check("sum of the messages received", Item.sumOf(PAIRS), sum);
        return PAIRS;
    }
}
