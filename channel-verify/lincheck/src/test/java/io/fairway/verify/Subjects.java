package io.fairway.verify;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** All that is checked. */
final class Subjects {
    static final List<Subject> RINGS =
            List.of(
                    Subject.linearizable(
                            SpscRingOperations.Capacity1.class, RingSpecification.Capacity1.class),
                    Subject.linearizable(
                            SpscRingOperations.Capacity2.class, RingSpecification.Capacity2.class),
                    Subject.linearizable(
                            SpscRingOperations.Capacity3.class, RingSpecification.Capacity3.class),
                    Subject.linearizable(
                            MpscRingOperations.Capacity1.class, RingSpecification.Capacity1.class),
                    Subject.linearizable(
                            MpscRingOperations.Capacity2.class, RingSpecification.Capacity2.class),
                    Subject.linearizable(
                            MpscRingOperations.Capacity3.class, RingSpecification.Capacity3.class),
                    Subject.linearizable(
                            MpmcRingOperations.Capacity1.class, RingSpecification.Capacity1.class),
                    Subject.linearizable(
                            MpmcRingOperations.Capacity2.class, RingSpecification.Capacity2.class),
                    Subject.linearizable(
                            MpmcRingOperations.Capacity3.class, RingSpecification.Capacity3.class),
                    Subject.linearizable(
                            SingleSlotRingOperations.class, RingSpecification.Capacity1.class));

    static final List<Subject> CHANNELS =
            List.of(
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
                            ChannelSpecification.Capacity3.class));

    static final List<Subject> SLOTS =
            List.of(
                    Subject.linearizable(
                            SlotOperations.Capacity1.class, SlotSpecification.Capacity1.class),
                    Subject.linearizable(
                            SlotOperations.Capacity2.class, SlotSpecification.Capacity2.class));

    static final List<Subject> WAITING =
            List.of(
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
                            WaitingOperations.Capacity3.Steps.class));

    static final List<Subject> SELECTS =
            List.of(
                    Subject.inSteps(
                            SelectOperations.Bounded.class, SelectOperations.Bounded.Steps.class),
                    Subject.inSteps(
                            SelectOperations.Mixed.class, SelectOperations.Mixed.Steps.class),
                    Subject.inSteps(
                            SelectOperations.Unbuffered.class,
                            SelectOperations.Unbuffered.Steps.class));

    /** What the quick tier leaves to the full one: the same code, in further shapes. */
    private static final Set<String> FULL_ONLY =
            Set.of(
                    "ManyToManyOperations Capacity2",
                    "ManyToManyOperations Capacity3",
                    "ManyToOneOperations Unbuffered",
                    "ManyToOneOperations Capacity1",
                    "ManyToOneOperations Capacity2",
                    "ManyToOneOperations Capacity3",
                    "OneToManyOperations Unbuffered",
                    "OneToManyOperations Capacity1",
                    "OneToManyOperations Capacity2",
                    "OneToManyOperations Capacity3",
                    "OneToOneOperations Unbuffered",
                    "OneToOneOperations Capacity2",
                    "OneToOneOperations Capacity3",
                    "SlotOperations Capacity1",
                    "WaitingOperations Capacity2",
                    "WaitingOperations Capacity3",
                    "SelectOperations Bounded",
                    "SelectOperations Unbuffered");

    private Subjects() {}

    /** Those of the list that this tier checks, each by every strategy. */
    static Stream<Arguments> checks(List<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> Scale.FULL || !FULL_ONLY.contains(subject.toString()))
                .flatMap(Strategy::each);
    }

    /** The subject with this class of operations, given as {@code Outer Nested}. */
    static Subject named(String name) {
        return Stream.of(RINGS, CHANNELS, SLOTS, WAITING, SELECTS)
                .flatMap(List::stream)
                .filter(subject -> subject.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
