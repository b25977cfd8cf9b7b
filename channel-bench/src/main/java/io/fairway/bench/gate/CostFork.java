package io.fairway.bench.gate;

import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The program of a JVM that counts the atomic instructions of operations, and lays out the objects
 * of channels: prints a line for each.
 */
final class CostFork {
    static final String ATOMICS = "ATOMICS ";
    static final String LAYOUT = "LAYOUT ";

    private CostFork() {}

    /**
     * Counts.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        atomics().forEach((scene, counts) -> System.out.println(ATOMICS + scene + " = " + counts));
        new LayoutProbe()
                .run()
                .forEach((type, layout) -> System.out.println(LAYOUT + type + " = " + layout));
        System.out.println(ForkProtocol.END);
    }

    @SuppressWarnings("unchecked") // the class is AtomicScenes, of another loader
    static Map<String, String> atomics() throws Exception {
        final Class<?> scenes = new CountingLoader().loadClass(AtomicScenes.class.getName());
        final Object instance = scenes.getConstructor().newInstance();
        return ((Callable<Map<String, String>>) instance).call();
    }
}
