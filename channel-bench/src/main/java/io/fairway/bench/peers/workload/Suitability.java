package io.fairway.bench.peers.workload;

/** Which implementations can do which workloads. */
final class Suitability {
    private Suitability() {}

    static boolean of(Workload workload, Implementation implementation) {
        final Shape shape = workload.shape();
        return switch (implementation) {
            case FAIRWAY -> true;
            case FAIRWAY_DECLARED -> declared(workload.kind(), shape);
            case FAIRWAY_SPINNING -> spinning(workload.kind(), shape);
            case FAIRWAY_17, FAIRWAY_DECLARED_17 ->
                    !shape.isVirtual()
                            && workload.kind() != Kind.IDLE
                            && of(workload, implementation.here());
            case ABQ -> queue(workload.kind()) && shape.capacity() > 0;
            case LTQ -> queue(workload.kind()) && shape.capacity() != 1;
            case SQ -> queue(workload.kind()) && shape.capacity() == 0;
            case JCTOOLS_SPSC, JCTOOLS_SPSC_UNSAFE, AGRONA_SPSC ->
                    raw(workload.kind(), shape)
                            && shape.capacity() > 1
                            && shape.producers() == 1
                            && shape.consumers() == 1;
            case JCTOOLS_MPSC, JCTOOLS_MPSC_UNSAFE, AGRONA_MPSC ->
                    raw(workload.kind(), shape) && shape.producers() > 1 && shape.consumers() == 1;
            case JCTOOLS_MPMC, JCTOOLS_MPMC_UNSAFE, AGRONA_MPMC -> raw(workload.kind(), shape);
            case DISRUPTOR, DISRUPTOR_SPINNING ->
                    raw(workload.kind(), shape)
                            && shape.consumers() == 1
                            && workload.kind() != Kind.DRAIN;
            case JOX, KOTLIN, GO -> workload.kind() != Kind.IDLE;
            case UNLOADED -> workload.kind() == Kind.CROWD;
            case LINE ->
                    workload == Workload.CAPACITY_1
                            || workload == Workload.UNBUFFERED
                            || workload == Workload.VIRTUAL_UNBUFFERED
                            || workload == Workload.ROUND_TRIP_1
                            || workload.kind() == Kind.OPEN_LOOP;
            case SWITCH -> shape.isVirtual() && workload.kind().isForJmh();
            case RENDEZVOUS ->
                    workload == Workload.CHAIN || workload == Workload.VIRTUAL_UNBUFFERED;
        };
    }

    /**
     * Whether a cache line between two processors tells something of the figures: where two threads
     * exchange messages, and there are processors for both.
     */
    static boolean hasLine(Workload workload, Implementation implementation) {
        return (workload.kind() == Kind.STREAM || workload.kind() == Kind.ROUND_TRIP)
                && !implementation.isFloor()
                && Runtime.getRuntime().availableProcessors() > 1;
    }

    private static boolean declared(Kind kind, Shape shape) {
        return switch (kind) {
            case PAIR, STREAM, ROUND_TRIP, OPEN_LOOP, DRAIN ->
                    shape.producers() == 1 || shape.consumers() == 1;
            default -> false;
        };
    }

    /** As many threads as spin at once need as many processors. */
    private static boolean spinning(Kind kind, Shape shape) {
        return (kind == Kind.STREAM || kind == Kind.ROUND_TRIP || kind == Kind.OPEN_LOOP)
                && !shape.isVirtual()
                && shape.producers() == 1
                && shape.consumers() == 1;
    }

    private static boolean queue(Kind kind) {
        return switch (kind) {
            case SELECT, SELECT_TIMEOUT, CLOSED_POLL, IDLE -> false;
            default -> true;
        };
    }

    /** Virtual threads that spin would keep their carriers. */
    private static boolean raw(Kind kind, Shape shape) {
        return queue(kind) && !shape.isVirtual() && shape.capacity() > 0;
    }
}
