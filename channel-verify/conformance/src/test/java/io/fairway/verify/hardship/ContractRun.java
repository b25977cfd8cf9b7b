package io.fairway.verify.hardship;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs test classes; the main class of a JVM of their own. */
final class ContractRun {
    /** Begins the line that tells the result. */
    static final String RESULT = "RESULT";

    /** The argument that leaves out the races, the longest part. */
    static final String WITHOUT_RACES = "--without-races";

    private static final int MOST_FAILURES = 5;

    private ContractRun() {}

    /** Runs the classes named; exits with 1 if a test fails. */
    public static void main(String[] arguments) {
        final List<DiscoverySelector> selectors = new ArrayList<>();
        boolean races = true;
        for (String each : arguments) {
            if (each.equals(WITHOUT_RACES)) {
                races = false;
            } else {
                selectors.add(selectClass(each));
            }
        }
        final PostDiscoveryFilter filter =
                races ? ContractRun::include : ContractRun::includeUnlessRace;
        final LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectors)
                        .filters(filter)
                        .configurationParameter("junit.jupiter.execution.timeout.default", "600 s")
                        .build();
        final SummaryGeneratingListener listener = new SummaryGeneratingListener();
        final Launcher launcher = LauncherFactory.create();
        launcher.execute(request, listener);
        final TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true), MOST_FAILURES);
        System.out.println(
                RESULT
                        + " processors="
                        + Runtime.getRuntime().availableProcessors()
                        + " succeeded="
                        + summary.getTestsSucceededCount()
                        + " skipped="
                        + summary.getTestsSkippedCount()
                        + " failed="
                        + summary.getTotalFailureCount());
        System.exit(summary.getTotalFailureCount() == 0 ? 0 : 1);
    }

    private static FilterResult include(TestDescriptor test) {
        return FilterResult.included("all");
    }

    private static FilterResult includeUnlessRace(TestDescriptor test) {
        final boolean race =
                test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(source -> ((MethodSource) source).getJavaMethod().getDeclaringClass())
                        .filter(contract -> contract.getSimpleName().endsWith("RaceContract"))
                        .isPresent();
        return FilterResult.includedIf(!race);
    }
}
