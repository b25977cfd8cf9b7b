package io.fairway.verify.guest.inside;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Prints a line for each test, and in the end the verdict. */
public final class Report implements TestExecutionListener {
    /** Begins the line of a test that passed. */
    public static final String PASSED = "guest: passed ";

    /** Begins the line of a test that failed. */
    public static final String FAILED = "guest: FAILED ";

    /** Begins the line of a test that was skipped. */
    public static final String SKIPPED = "guest: skipped ";

    /** Begins the last line. */
    public static final String VERDICT = "guest: verdict ";

    private final PrintStream out;
    private final Map<String, Long> started = new HashMap<>();
    private int passed;
    private int failed;
    private int skipped;

    Report(PrintStream out) {
        this.out = out;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped++;
        out.println(SKIPPED + name(test) + ": " + oneLine(reason));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        final String why = result.getThrowable().map(Throwable::toString).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    passed++;
                    out.println(PASSED + name(test) + seconds(test));
                }
            }
            case ABORTED -> {
                skipped++;
                out.println(SKIPPED + name(test) + ": " + oneLine(why));
            }
            case FAILED -> {
                failed++;
                out.println(FAILED + name(test) + ": " + oneLine(why));
                result.getThrowable().ifPresent(each -> each.printStackTrace(out));
            }
        }
    }

    /** Prints the verdict. */
    void end() {
        out.println(VERDICT + passed + " passed, " + failed + " failed, " + skipped + " skipped");
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(MethodSource.class::cast)
                        .map(
                                each ->
                                        each.getClassName().replaceAll(".*\\.", "")
                                                + "."
                                                + each.getMethodName()
                                                + ": ")
                        .orElse("")
                + oneLine(test.getDisplayName());
    }

    private String seconds(TestIdentifier test) {
        final double nanos = System.nanoTime() - started.get(test.getUniqueId());
        return String.format(Locale.ROOT, " (%.1f s)", nanos / 1e9);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
