package io.fairway.verify.guest.inside;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests in the guest. */
public final class Main {

    private Main() {}

    /**
     * Runs them.
     *
     * @param args the file with the names of their classes
     */
    public static void main(String[] args) throws IOException {
        final LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                Files.readAllLines(Path.of(args[0])).stream()
                                        .map(each -> selectClass(each))
                                        .toList())
                        .configurationParameter("junit.jupiter.execution.timeout.default", "180 s")
                        .build();
        final Report report = new Report(System.out);
        LauncherFactory.create().execute(request, report);
        report.end();
    }
}
