package io.fairway.verify;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A select does what one ready case allows, or finds none ready at one instant. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SelectTest {

    static Stream<Arguments> checks() {
        return Subjects.checks(Subjects.SELECTS);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("checks")
    void isExplained(Subject subject, Strategy strategy) {
        strategy.check(subject);
    }
}
