package io.fairway.ring;

import java.util.function.Consumer;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;

/** Any sequence of operations of one thread does what it does to the model. */
class RingModelTest {

    @Property(tries = 3000)
    void behavesLikeTheModel(@ForAll("chains") ActionChain<RingModel> chain) {
        chain.withInvariant("the answers are the model's", RingModel::check).run();
    }

    @Provide
    Arbitrary<ActionChain<RingModel>> chains() {
        return Combinators.combine(
                        Arbitraries.of(RingKind.class),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(Start.class))
                .as(RingCase::new)
                .flatMap(RingModelTest::chainsOn);
    }

    private static Arbitrary<ActionChain<RingModel>> chainsOn(RingCase ringCase) {
        final Predicate<RingModel> always = model -> true;
        return ActionChain.startWith(() -> new RingModel(ringCase))
                .withAction(12, action("offer", always, RingModel::offer))
                .withAction(10, action("poll", always, RingModel::poll))
                .withAction(3, action("shut", model -> !model.isGated(), RingModel::shutGate))
                .withAction(3, action("open", RingModel::isGated, RingModel::openGate))
                .withAction(6, action("offerGated", RingModel::isGated, RingModel::offerGated))
                .withAction(6, action("pollGated", RingModel::isGated, RingModel::pollGated))
                .withAction(1, action("close", always, RingModel::close))
                .withMaxTransformations(60);
    }

    private static Action.Independent<RingModel> action(
            String name, Predicate<RingModel> precondition, Consumer<RingModel> operation) {
        return Action.<RingModel>when(precondition).describeAs(name).justMutate(operation);
    }
}
