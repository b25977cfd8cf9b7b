package io.fairway.verify;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not wait, and is one operation, is linearizable to a channel used by one thread. */
class ChannelLinearizabilityTest {

    static Stream<Arguments> channels() {
        return Stream.of(
                        Subject.linearizable(
                                ManyToManyOperations.Unbuffered.class,
                                ChannelSpecification.Unbuffered.class),
                        Subject.linearizable(
                                ManyToManyOperations.Capacity1.class,
                                ChannelSpecification.Capacity1.class),
                        Subject.linearizable(
                                ManyToManyOperations.Capacity2.class,
                                ChannelSpecification.Capacity2.class),
                        Subject.linearizable(
                                ManyToManyOperations.Capacity3.class,
                                ChannelSpecification.Capacity3.class),
                        Subject.linearizableInRoles(
                                ManyToOneOperations.Unbuffered.class,
                                ChannelSpecification.Unbuffered.class),
                        Subject.linearizableInRoles(
                                ManyToOneOperations.Capacity1.class,
                                ChannelSpecification.Capacity1.class),
                        Subject.linearizableInRoles(
                                ManyToOneOperations.Capacity2.class,
                                ChannelSpecification.Capacity2.class),
                        Subject.linearizableInRoles(
                                ManyToOneOperations.Capacity3.class,
                                ChannelSpecification.Capacity3.class),
                        Subject.linearizableInRoles(
                                OneToManyOperations.Unbuffered.class,
                                ChannelSpecification.Unbuffered.class),
                        Subject.linearizableInRoles(
                                OneToManyOperations.Capacity1.class,
                                ChannelSpecification.Capacity1.class),
                        Subject.linearizableInRoles(
                                OneToManyOperations.Capacity2.class,
                                ChannelSpecification.Capacity2.class),
                        Subject.linearizableInRoles(
                                OneToManyOperations.Capacity3.class,
                                ChannelSpecification.Capacity3.class),
                        Subject.linearizableInRoles(
                                OneToOneOperations.Unbuffered.class,
                                ChannelSpecification.Unbuffered.class),
                        Subject.linearizableInRoles(
                                OneToOneOperations.Capacity1.class,
                                ChannelSpecification.Capacity1.class),
                        Subject.linearizableInRoles(
                                OneToOneOperations.Capacity2.class,
                                ChannelSpecification.Capacity2.class),
                        Subject.linearizableInRoles(
                                OneToOneOperations.Capacity3.class,
                                ChannelSpecification.Capacity3.class))
                .flatMap(Strategy::each);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("channels")
    void isLinearizable(Subject channel, Strategy strategy) {
        strategy.check(channel);
    }
}
