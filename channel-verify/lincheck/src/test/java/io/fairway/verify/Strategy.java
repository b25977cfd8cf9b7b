package io.fairway.verify;

import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.params.provider.Arguments;

/** How Lincheck runs a scenario. */
public enum Strategy {
    /** Real threads, as the machine schedules them. */
    STRESS {
        @Override
        Options<?, ?> options() {
            return new StressOptions();
        }
    },

    /** One thread at a time, switched at the accesses to shared memory as Lincheck chooses. */
    MODEL_CHECKING {
        @Override
        Options<?, ?> options() {
            // Not checkObstructionFreedom: a ring waits for a claim that another thread has not
            // finished, and the slow path takes a lock.
            return new ModelCheckingOptions();
        }
    };

    static Stream<Arguments> each(Subject subject) {
        return Stream.of(values()).map(strategy -> Arguments.of(subject, strategy));
    }

    abstract Options<?, ?> options();

    /** Throws an AssertionError with the scenario and its interleaving if a check fails. */
    void check(Subject subject) {
        check(subject, Scale.of(this));
    }

    /** Does so at another scale than this run's. */
    void check(Subject subject, Scale scale) {
        final Options<?, ?> options =
                options()
                        .iterations(scale.scenarios())
                        .invocationsPerIteration(scale.invocations())
                        .threads(scale.threads())
                        .actorsPerThread(subject.inOneThread())
                        .actorsBefore(subject.outside())
                        .actorsAfter(subject.outside())
                        .sequentialSpecification(subject.specification());
        final long start = System.nanoTime();
        options.verifier(subject.verifier()).check(subject.operations());
        System.out.printf(
                "%s, %s: %s, %d ms%n",
                subject, this, scale, (System.nanoTime() - start) / 1_000_000);
    }
}
