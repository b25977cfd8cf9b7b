package io.fairway.testkit;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips the tests that need more than the channel under test declares. */
final class FeatureCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        final Set<Feature> missing = EnumSet.noneOf(Feature.class);
        AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .ifPresent(needs -> missing.addAll(Set.of(needs.value())));
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("needs no feature");
        }
        missing.removeAll(((Subject) context.getRequiredTestInstance()).features());
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("has all it needs")
                : ConditionEvaluationResult.disabled("the channel does not declare " + missing);
    }
}
