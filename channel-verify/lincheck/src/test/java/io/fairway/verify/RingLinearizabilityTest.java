package io.fairway.verify;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rings are linearizable: every verdict holds at one instant during the call. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class RingLinearizabilityTest {

    static Stream<Arguments> checks() {
        return Subjects.checks(Subjects.RINGS);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("checks")
    void isLinearizable(Subject subject, Strategy strategy) {
        strategy.check(subject);
    }
}
