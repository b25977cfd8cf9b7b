package io.fairway.bench.gate;

import java.util.Locale;

/** The program of a JVM that counts what operations allocate: prints a line for each. */
final class AllocationFork {
    static final String BYTES = "BYTES ";

    private AllocationFork() {}

    /**
     * Counts.
     *
     * @param arguments the {@link Fault}
     */
    public static void main(String[] arguments) throws Exception {
        new AllocationScenes(Fault.valueOf(arguments[0]))
                .run()
                .forEach(
                        (scene, bytes) ->
                                System.out.printf(Locale.ROOT, "%s%.4f %s%n", BYTES, bytes, scene));
        System.out.println(ForkProtocol.END);
    }
}
