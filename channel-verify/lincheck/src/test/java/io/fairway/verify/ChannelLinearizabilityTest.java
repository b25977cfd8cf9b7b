package io.fairway.verify;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not wait, and is one operation, is linearizable to a channel used by one thread. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ChannelLinearizabilityTest {

    static Stream<Arguments> checks() {
        return Stream.concat(Subjects.checks(Subjects.CHANNELS), Subjects.checks(Subjects.SLOTS));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("checks")
    void isLinearizable(Subject subject, Strategy strategy) {
        strategy.check(subject);
    }
}
