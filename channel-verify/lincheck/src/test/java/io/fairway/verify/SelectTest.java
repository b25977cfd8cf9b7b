package io.fairway.verify;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A select does what one ready case allows, or finds none ready at one instant. */
class SelectTest {

    static Stream<Arguments> channels() {
        return Stream.of(
                        Subject.inSteps(
                                SelectOperations.Bounded.class,
                                SelectOperations.Bounded.Steps.class),
                        Subject.inSteps(
                                SelectOperations.Mixed.class, SelectOperations.Mixed.Steps.class),
                        Subject.inSteps(
                                SelectOperations.Unbuffered.class,
                                SelectOperations.Unbuffered.Steps.class))
                .flatMap(Strategy::each);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("channels")
    void isExplained(Subject channels, Strategy strategy) {
        strategy.check(channels);
    }
}
