package io.fairway.verify.jcstress;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How long the tests race: for every build, or for a proof. */
enum Tier {
    /**
     * One fork per test, no pinning to processors, the same compiler for both actors. Short strides
     * and yielding keep the actors together on a machine that has other work.
     */
    QUICK(
            Duration.ofMinutes(15),
            List.of(
                    "-m quick",
                    "-sc false",
                    "-af NONE",
                    "-f 1",
                    "-iters 3",
                    "-time 50",
                    "-spinStyle THREAD_YIELD",
                    "-strideSize 64",
                    "-strideCount 20",
                    "-jvmArgs -XX:+UseSerialGC")),

    /** As quick, but with more time for the one test that must fail. */
    SEEDED(
            Duration.ofMinutes(5),
            List.of(
                    "-m quick",
                    "-sc false",
                    "-af NONE",
                    "-f 1",
                    "-iters 6",
                    "-time 500",
                    "-spinStyle THREAD_YIELD",
                    "-strideSize 64",
                    "-strideCount 20",
                    "-jvmArgs -XX:+UseSerialGC")),

    /** All that jcstress varies by default: compilers per actor, compiler stress, affinity. */
    FULL(Duration.ofHours(12), List.of("-m default"));

    /** When a run must have hung. */
    final Duration limit;

    private final List<String> options;

    Tier(Duration limit, List<String> options) {
        this.limit = limit;
        this.options = options;
    }

    static Tier current() {
        return Boolean.getBoolean("fairway.proof") ? FULL : QUICK;
    }

    /** The options of jcstress, as words of its command line. */
    List<String> options() {
        return options.stream().flatMap(each -> Stream.of(each.split(" "))).toList();
    }
}
