package io.fairway.bench.peers.workload;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import org.agrona.concurrent.ManyToManyConcurrentArrayQueue;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;

/** Makes loads. */
public final class Loads {
    private static final int STAGES = 1000;

    private Loads() {}

    /**
     * Makes a load.
     *
     * @param workload what to do
     * @param implementation by what; suitable for the workload
     * @param sliceNanos how long a piece of the work is, if it is by threads of its own
     * @throws InterruptedException if interrupted
     */
    public static Load create(Workload workload, Implementation implementation, long sliceNanos)
            throws InterruptedException {
        if (implementation == Implementation.LINE) {
            return new LineLoad();
        }
        if (implementation == Implementation.SWITCH) {
            return new SwitchLoad();
        }
        final Shape shape = workload.shape();
        return switch (workload.kind()) {
            case PAIR -> new PairLoad(singleThreaded(implementation, shape));
            case STREAM -> stream(implementation, shape, sliceNanos);
            case CROWD ->
                    stream(
                            implementation,
                            implementation == Implementation.UNLOADED ? unloaded(shape) : shape,
                            sliceNanos);
            case CHAIN -> chain(implementation, shape, sliceNanos);
            case SELECT, SELECT_TIMEOUT -> select(workload, implementation);
            case CLOSED_POLL -> closedPoll(implementation, shape);
            case DRAIN -> drain(implementation, shape);
            case ROUND_TRIP, OPEN_LOOP, IDLE ->
                    throw new IllegalArgumentException("has a harness of its own: " + workload);
        };
    }

    /** A thread for each processor, and two at least. */
    private static Shape unloaded(Shape crowd) {
        return Shape.platform(
                Math.max(1, crowd.producers() / 4),
                Math.max(1, crowd.consumers() / 4),
                crowd.capacity());
    }

    private static Transport singleThreaded(Implementation implementation, Shape shape) {
        return implementation == Implementation.KOTLIN
                ? new KotlinTransport(shape)
                : Transports.create(implementation, shape);
    }

    private static Load stream(Implementation implementation, Shape shape, long sliceNanos) {
        return implementation == Implementation.KOTLIN
                ? new KotlinStreamLoad(shape, sliceNanos)
                : new StreamLoad(Transports.create(implementation, shape), shape, sliceNanos);
    }

    private static Load chain(Implementation implementation, Shape shape, long sliceNanos) {
        return implementation == Implementation.KOTLIN
                ? new KotlinChainLoad(shape, STAGES, sliceNanos)
                : new ChainLoad(
                        () -> Transports.create(implementation, shape),
                        STAGES,
                        shape.threads(),
                        sliceNanos);
    }

    private static Load select(Workload workload, Implementation implementation)
            throws InterruptedException {
        return switch (implementation) {
            case FAIRWAY -> new FairwaySelectLoad(workload);
            case JOX -> new JoxSelectLoad(workload);
            case KOTLIN -> new KotlinSelectLoad(workload);
            default -> throw new IllegalArgumentException("cannot select: " + implementation);
        };
    }

    private static Load closedPoll(Implementation implementation, Shape shape) {
        return switch (implementation) {
            case FAIRWAY -> ClosedPolls.fairway(shape);
            case JOX -> ClosedPolls.jox(shape);
            case KOTLIN -> ClosedPolls.kotlin(shape);
            default -> throw new IllegalArgumentException("cannot be closed: " + implementation);
        };
    }

    private static Load drain(Implementation implementation, Shape shape) {
        final int capacity = shape.capacity();
        return switch (implementation) {
            case FAIRWAY, FAIRWAY_DECLARED -> Drains.fairway(implementation, shape);
            case ABQ -> Drains.blocking(new ArrayBlockingQueue<>(capacity));
            case LTQ -> Drains.blocking(new LinkedTransferQueue<>());
            case JCTOOLS_SPSC -> Drains.jctools(new SpscVarHandleArrayQueue<>(capacity));
            case JCTOOLS_MPMC -> Drains.jctools(new MpmcVarHandleArrayQueue<>(capacity));
            case JCTOOLS_SPSC_UNSAFE -> Drains.jctools(new SpscArrayQueue<>(capacity));
            case JCTOOLS_MPMC_UNSAFE -> Drains.jctools(new MpmcArrayQueue<>(capacity));
            case AGRONA_SPSC -> Drains.agrona(new OneToOneConcurrentArrayQueue<>(capacity));
            case AGRONA_MPMC -> Drains.agrona(new ManyToManyConcurrentArrayQueue<>(capacity));
            default -> Drains.oneByOne(singleThreaded(implementation, shape));
        };
    }
}
