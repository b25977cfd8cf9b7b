package io.fairway.bench.peers.workload;

/** A cache line that goes there and back. */
final class LineLoad implements Load {
    private static final int TRIPS = 100_000;

    private final Line line = new Line();

    @Override
    public long run() throws InterruptedException {
        line.go(TRIPS);
        return TRIPS;
    }

    @Override
    public void close() {
        line.close();
    }
}
