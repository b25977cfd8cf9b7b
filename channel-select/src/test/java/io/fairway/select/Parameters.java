package io.fairway.select;

import io.fairway.testing.ThreadKind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Arguments that many tests take. */
final class Parameters {
    static final String KINDS = "io.fairway.testing.ThreadKind#available";
    static final String CAPACITIES = "io.fairway.select.Parameters#capacities";
    static final String KINDS_AND_CAPACITIES = "io.fairway.select.Parameters#kindsAndCapacities";

    private Parameters() {}

    static IntStream capacities() {
        return IntStream.of(0, 1, 2, 10);
    }

    static Stream<Arguments> kindsAndCapacities() {
        final List<ThreadKind> kinds = ThreadKind.available();
        return kinds.stream()
                .flatMap(kind -> capacities().mapToObj(capacity -> Arguments.of(kind, capacity)));
    }
}
