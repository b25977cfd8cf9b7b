package io.fairway.bench.report;

/**
 * What a run ran on.
 *
 * @param cores the processors that the JVM may use
 * @param os the operating system
 * @param jvm the Java virtual machine
 */
public record Machine(int cores, String os, String jvm) {

    /** This machine. */
    public static Machine current() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                properties("os.name", "os.version", "os.arch"),
                properties("java.vm.name", "java.vm.version", "java.vm.vendor"));
    }

    private static String properties(String first, String second, String third) {
        return String.join(
                " ",
                System.getProperty(first),
                System.getProperty(second),
                System.getProperty(third));
    }
}
