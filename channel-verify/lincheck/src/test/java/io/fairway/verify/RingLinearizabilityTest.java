package io.fairway.verify;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rings are linearizable: every verdict holds at one instant during the call. */
class RingLinearizabilityTest {

    static Stream<Arguments> rings() {
        return Stream.of(
                        Subject.linearizable(
                                SpscRingOperations.Capacity1.class,
                                RingSpecification.Capacity1.class),
                        Subject.linearizable(
                                SpscRingOperations.Capacity2.class,
                                RingSpecification.Capacity2.class),
                        Subject.linearizable(
                                SpscRingOperations.Capacity3.class,
                                RingSpecification.Capacity3.class),
                        Subject.linearizable(
                                MpscRingOperations.Capacity1.class,
                                RingSpecification.Capacity1.class),
                        Subject.linearizable(
                                MpscRingOperations.Capacity2.class,
                                RingSpecification.Capacity2.class),
                        Subject.linearizable(
                                MpscRingOperations.Capacity3.class,
                                RingSpecification.Capacity3.class),
                        Subject.linearizable(
                                MpmcRingOperations.Capacity1.class,
                                RingSpecification.Capacity1.class),
                        Subject.linearizable(
                                MpmcRingOperations.Capacity2.class,
                                RingSpecification.Capacity2.class),
                        Subject.linearizable(
                                MpmcRingOperations.Capacity3.class,
                                RingSpecification.Capacity3.class))
                .flatMap(Strategy::each);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("rings")
    void isLinearizable(Subject ring, Strategy strategy) {
        strategy.check(ring);
    }
}
