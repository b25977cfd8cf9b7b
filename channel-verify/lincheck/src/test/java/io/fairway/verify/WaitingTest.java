package io.fairway.verify;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Waiting, batches and cancel do what their steps allow, and nothing else. */
class WaitingTest {

    static Stream<Arguments> channels() {
        return Stream.of(
                        Subject.inSteps(
                                WaitingOperations.Unbuffered.class,
                                WaitingOperations.Unbuffered.Steps.class),
                        Subject.inSteps(
                                WaitingOperations.Capacity1.class,
                                WaitingOperations.Capacity1.Steps.class),
                        Subject.inSteps(
                                WaitingOperations.Capacity2.class,
                                WaitingOperations.Capacity2.Steps.class),
                        Subject.inSteps(
                                WaitingOperations.Capacity3.class,
                                WaitingOperations.Capacity3.Steps.class))
                .flatMap(Strategy::each);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("channels")
    void isExplained(Subject channels, Strategy strategy) {
        strategy.check(channels);
    }
}
