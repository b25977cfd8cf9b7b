package io.fairway.bench.peers.workload;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.agrona.concurrent.ManyToManyConcurrentArrayQueue;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;

/** Makes transports. */
final class Transports {
    /** The least capacity of most raw rings for many threads. */
    private static final int LEAST_RAW_CAPACITY = 2;

    private Transports() {}

    static Transport create(Implementation implementation, Shape shape) {
        return switch (implementation) {
            case FAIRWAY, FAIRWAY_DECLARED, FAIRWAY_SPINNING ->
                    FairwayTransport.create(implementation, shape);
            case UNLOADED -> FairwayTransport.create(Implementation.FAIRWAY, shape);
            case ABQ -> new BlockingQueueTransport(new ArrayBlockingQueue<>(shape.capacity()));
            case LTQ ->
                    shape.capacity() == 0
                            ? new TransferTransport()
                            : new BlockingQueueTransport(new LinkedTransferQueue<>());
            case SQ -> new BlockingQueueTransport(new SynchronousQueue<>());
            case DISRUPTOR, DISRUPTOR_SPINNING ->
                    new DisruptorTransport(
                            shape, implementation == Implementation.DISRUPTOR_SPINNING);
            case JOX -> JoxTransport.create(shape);
            case LINE -> new LineTransport();
            case RENDEZVOUS -> new RendezvousTransport();
            case KOTLIN, GO, SWITCH, FAIRWAY_17, FAIRWAY_DECLARED_17 ->
                    throw new IllegalArgumentException("not made here: " + implementation);
            default -> raw(implementation, Math.max(LEAST_RAW_CAPACITY, shape.capacity()));
        };
    }

    private static Transport raw(Implementation implementation, int capacity) {
        return new RawTransport(
                switch (implementation) {
                    case JCTOOLS_SPSC -> new SpscVarHandleArrayQueue<>(capacity);
                    case JCTOOLS_MPSC -> new MpscVarHandleArrayQueue<>(capacity);
                    case JCTOOLS_MPMC -> new MpmcVarHandleArrayQueue<>(capacity);
                    case JCTOOLS_SPSC_UNSAFE -> new SpscArrayQueue<>(capacity);
                    case JCTOOLS_MPSC_UNSAFE -> new MpscArrayQueue<>(capacity);
                    case JCTOOLS_MPMC_UNSAFE -> new MpmcArrayQueue<>(capacity);
                    case AGRONA_SPSC -> new OneToOneConcurrentArrayQueue<>(capacity);
                    case AGRONA_MPSC -> new ManyToOneConcurrentArrayQueue<>(capacity);
                    case AGRONA_MPMC -> new ManyToManyConcurrentArrayQueue<>(capacity);
                    default -> throw new IllegalArgumentException(implementation.id());
                });
    }
}
