package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * One use of a select, against a model that says which cases are ready and what each of them does.
 */
class SelectModelTest {

    /** A case to be built. */
    private static final class Plan {
        final int channel;
        final boolean sending;
        final boolean enabled;

        Plan(int channel, boolean sending, boolean enabled) {
            this.channel = channel;
            this.sending = sending;
            this.enabled = enabled;
        }

        @Override
        public String toString() {
            return (enabled ? "" : "disabled ")
                    + (sending ? "send to " : "receive from ")
                    + channel;
        }
    }

    @Provide
    Arbitrary<List<ModelChannel>> channels() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(ModelChannel.State.values()))
                .as(ModelChannel::new)
                .list()
                .ofSize(3);
    }

    @Provide
    Arbitrary<List<Plan>> plans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
                .as(Plan::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 4_000)
    @Label(
            "S45 S52 S54 a use chooses a ready case, the first if biased, does what that does, and touches nothing else")
    void useIsAsTheModelSays(
            @ForAll("channels") List<ModelChannel> channels,
            @ForAll("plans") List<Plan> plans,
            @ForAll boolean biased,
            @ForAll boolean waiting)
            throws InterruptedException {
        channels.forEach(ModelChannel::open);
        final List<SelectCase> cases = new ArrayList<>();
        final List<Integer> ready = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            final Plan plan = plans.get(i);
            final ModelChannel model = channels.get(plan.channel);
            cases.add(
                    plan.sending
                            ? SendCase.of(model.channel(), () -> -1).onClosed(() -> {})
                            : RecvCase.of(model.channel()));
            if (!plan.enabled) {
                cases.get(i).disable();
            } else if (plan.sending ? model.canSend() : model.canReceive()) {
                ready.add(i);
            }
        }
        final SelectBuilder builder = Select.builder().addAll(cases);
        final Select select = (biased ? builder.biased() : builder).build();

        final SelectCase chosen = waiting ? select.await(1, TimeUnit.NANOSECONDS) : select.poll();

        if (ready.isEmpty()) {
            assertNull(chosen);
        } else if (biased) {
            assertEquals(ready.get(0), chosen.index());
        } else {
            assertTrue(ready.contains(chosen.index()), () -> chosen + " of " + ready);
        }
        if (chosen != null) {
            final ModelChannel model = channels.get(plans.get(chosen.index()).channel);
            if (chosen instanceof SendCase) {
                model.assertSent(-1, chosen.isClosed());
            } else {
                model.assertReceived(((RecvCase<?>) chosen).value(), chosen.isClosed());
            }
        }
        for (ModelChannel model : channels) {
            model.assertAsExpected();
            model.leave();
            Probe.assertQuiet(model.channel());
        }
    }
}
