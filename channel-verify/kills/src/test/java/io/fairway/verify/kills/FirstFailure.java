package io.fairway.verify.kills;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.PackageNameFilter.includePackageNames;

import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of a directory of classes, and ends with exit code 1 at the first failure. */
final class FirstFailure {
    static final String MARK = "KILLED BY ";

    private FirstFailure() {}

    public static void main(String[] args) {
        final LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClasspathRoots(Set.of(Path.of(args[0]))))
                        .filters(includeClassNamePatterns(".*Test"))
                        // What users build on is tested by the jars, which have no bug.
                        .filters(excludeClassNamePatterns("io\\.fairway\\.user\\..*"))
                        .configurationParameter("junit.jupiter.execution.timeout.default", "60 s")
                        .configurationParameter(
                                "junit.jupiter.execution.timeout.thread.mode.default",
                                "SEPARATE_THREAD")
                        .configurationParameter("jqwik.database", "");
        if (!args[1].isEmpty()) {
            request.filters(includePackageNames(args[1]));
        }
        LauncherFactory.create().execute(request.build(), new Stop());
        System.out.println("SURVIVED");
        System.out.flush();
        Runtime.getRuntime().halt(0); // threads that a test left behind do not matter
    }

    private static final class Stop implements TestExecutionListener {
        private String container = "";

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isContainer()) {
                container = test.getLegacyReportingName();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                System.out.println(MARK + name(test));
                result.getThrowable().ifPresent(e -> System.out.println(e));
                System.out.flush();
                Runtime.getRuntime().halt(1);
            }
        }

        private String name(TestIdentifier test) {
            final String source =
                    test.getSource().map(Object::toString).orElse(test.getDisplayName());
            return container + " :: " + test.getLegacyReportingName() + " :: " + source;
        }
    }
}
