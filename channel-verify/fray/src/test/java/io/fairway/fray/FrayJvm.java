package io.fairway.fray;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests that need Fray where this JVM is not one that it has instrumented. */
final class FrayJvm implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isThisOne()
                ? ConditionEvaluationResult.enabled("instrumented by Fray")
                : ConditionEvaluationResult.disabled("this JVM is not instrumented by Fray");
    }

    private static boolean isThisOne() {
        try {
            final Path release = Path.of(System.getProperty("java.home"), "release");
            return Files.readString(release).contains("IMPLEMENTOR=Fray");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
