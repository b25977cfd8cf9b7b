package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The operations that do not wait, in any order, against a deque. */
class ChannelModelTest {

    @Property
    void behavesAsADeque(
            @ForAll @IntRange(min = 0, max = 5) int capacity,
            @ForAll Roles roles,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 19) Integer> operations) {
        final List<Integer> undelivered = new ArrayList<>();
        final ChannelBuilder<Integer> builder =
                roles.apply(Channel.<Integer>builder()).onUndelivered(undelivered::add);
        final Channel<Integer> channel =
                (capacity == 0 ? builder : builder.capacity(capacity)).build();
        final Deque<Integer> model = new ArrayDeque<>();
        boolean closed = false;
        int element = 0;
        for (int operation : operations) {
            if (operation < 9) {
                final SendResult expected =
                        closed
                                ? SendResult.CLOSED
                                : model.size() == capacity ? SendResult.FULL : SendResult.SENT;
                assertEquals(expected, channel.trySend(element));
                if (expected == SendResult.SENT) {
                    model.add(element);
                }
                element++;
            } else if (operation < 15) {
                assertEquals(model.poll(), channel.tryRecv());
            } else if (operation < 18) {
                final List<Integer> drained = new ArrayList<>();
                channel.drainTo(drained::add, operation - 15);
                for (Integer each : drained) {
                    assertEquals(model.poll(), each);
                }
            } else if (operation == 18) {
                assertEquals(!closed, channel.close());
                closed = true;
            } else {
                undelivered.clear();
                assertEquals(model.size(), channel.cancel());
                assertEquals(List.copyOf(model), undelivered);
                model.clear();
                closed = true;
            }
            assertEquals(model.size(), channel.size());
            assertEquals(closed, channel.isClosed());
            assertEquals(closed && model.isEmpty(), channel.isDrained());
            Invariants.checkIdle(channel);
        }
    }
}
