package io.fairway.bench.peers.workload;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Every workload but those with percentiles, for JMH, which takes the time.
 *
 * <p>One thread of JMH's runs the load; those that send and receive are the load's own. JMH's
 * groups of threads would be simpler, but cut the work off in its midst: then nobody can tell
 * whether what was sent and not received was lost. Here JMH takes the time until all has arrived,
 * and is told how many operations that were.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoadBenchmark {

    /** What is measured. */
    @State(Scope.Benchmark)
    public static class Subject {
        /** The name of the workload's constant. */
        @Param("")
        public String workload;

        /** The name of the implementation's constant. */
        @Param("")
        public String implementation;

        /** How long a piece of work is. */
        @Param("100000")
        public long sliceMicros;

        private Load load;
        private Line line;
        private double before;

        /** Starts the threads. */
        @Setup
        public void open() throws InterruptedException {
            Displacement.displace();
            load =
                    Loads.create(
                            Workload.valueOf(workload),
                            Implementation.valueOf(implementation),
                            TimeUnit.MICROSECONDS.toNanos(sliceMicros));
            if (Suitability.hasLine(
                    Workload.valueOf(workload), Implementation.valueOf(implementation))) {
                line = new Line();
            }
        }

        /** Looks at the machine before a piece of work. */
        @Setup(Level.Invocation)
        public void lookBefore() throws InterruptedException {
            before = line == null ? 0 : line.look();
        }

        /** And after it, as both may have been different in between. */
        @TearDown(Level.Invocation)
        public void lookAfter(Witness witness) throws InterruptedException {
            if (line != null) {
                witness.lineNanos += (before + line.look()) / 2;
                witness.lines++;
            }
        }

        /** Ends the threads; fails if something is missing. */
        @TearDown
        public void close() {
            load.close();
            if (line != null) {
                line.close();
            }
        }
    }

    /** The machine meanwhile; nothing where that does not matter. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Witness {
        /** The sum of the looks at a {@link Line}. */
        public double lineNanos;

        /** How many looks there were. */
        public long lines;
    }

    /** What succeeded. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Counted {
        /** Checked operations of the iteration. */
        public long operations;
    }

    /** Does a piece of the work. */
    @Benchmark
    public void run(Subject subject, Counted counted) throws InterruptedException {
        counted.operations += subject.load.run();
    }
}
