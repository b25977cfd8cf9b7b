package io.fairway.verify;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Waiting, batches and cancel do what their steps allow, and nothing else. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class WaitingTest {

    static Stream<Arguments> checks() {
        return Subjects.checks(Subjects.WAITING);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("checks")
    void isExplained(Subject subject, Strategy strategy) {
        strategy.check(subject);
    }
}
