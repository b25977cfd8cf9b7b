package io.fairway.select;

import io.fairway.channel.Receiver;
import io.fairway.channel.Sender;
import io.fairway.channel.WaitStrategy;
import io.fairway.channel.blocking.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Builds a {@link Select}. For one thread, and for one select. */
public final class SelectBuilder {
    /** As many as Go's reflect.Select takes. */
    private static final int MAX_CASES = 65_536;

    final List<SelectCase> cases = new ArrayList<>();
    boolean biased;
    WaitStrategy waitStrategy = WaitStrategy.spinThenPark();
    Environment environment = Environment.SYSTEM;
    long seed = SelectOrder.newSeed();

    SelectBuilder() {}

    /**
     * Adds a case that receives.
     *
     * @param <T> the type of the elements
     * @param from the channel
     * @param handler gets the element; see {@link RecvCase#of(Receiver, Consumer)}
     * @return this builder
     */
    public <T> SelectBuilder recv(Receiver<T> from, Consumer<? super T> handler) {
        return add(RecvCase.of(from, handler));
    }

    /**
     * Adds a case that receives, with a handler for the closed channel.
     *
     * @param <T> the type of the elements
     * @param from the channel
     * @param handler gets the element; see {@link RecvCase#of(Receiver, Consumer)}
     * @param onClosed see {@link RecvCase#onClosed}
     * @return this builder
     */
    public <T> SelectBuilder recv(
            Receiver<T> from, Consumer<? super T> handler, Runnable onClosed) {
        return add(RecvCase.of(from, handler).onClosed(onClosed));
    }

    /**
     * Adds a case that sends.
     *
     * @param <T> the type of the elements
     * @param to the channel
     * @param supplier gives the element; see {@link SendCase}
     * @return this builder
     */
    public <T> SelectBuilder send(Sender<T> to, Supplier<? extends T> supplier) {
        return add(SendCase.of(to, supplier));
    }

    /**
     * Adds a case.
     *
     * @param newCase the case; must belong to no other select
     * @return this builder
     * @throws IllegalArgumentException if there are 65,536 cases already, or it is {@link
     *     Select#otherwise}, which is for {@link Select#select}
     */
    public SelectBuilder add(SelectCase newCase) {
        if (newCase instanceof OtherwiseCase) {
            throw new IllegalArgumentException("case: otherwise; a built select has poll() for it");
        }
        return append(newCase);
    }

    /** Adds a case of any kind. */
    SelectBuilder append(SelectCase newCase) {
        Objects.requireNonNull(newCase, "case");
        if (cases.size() == MAX_CASES) {
            throw new IllegalArgumentException("cases: more than " + MAX_CASES);
        }
        cases.add(newCase);
        return this;
    }

    /**
     * Adds cases.
     *
     * @param newCases the cases; must belong to no other select
     * @return this builder
     * @throws IllegalArgumentException if there are more than 65,536 cases then
     */
    public SelectBuilder addAll(Iterable<? extends SelectCase> newCases) {
        newCases.forEach(this::add);
        return this;
    }

    /**
     * Makes the first ready case, in the order of building, be chosen, instead of a random one. A
     * case that is always ready then starves those after it. The cases are looked at one after the
     * other: one passed over as not ready may have become ready by the time a later one is chosen.
     *
     * @return this builder
     */
    public SelectBuilder biased() {
        this.biased = true;
        return this;
    }

    /**
     * Chooses what the thread does while no case is ready; {@link WaitStrategy#spinThenPark()} if
     * not chosen. The channels' own strategies play no part.
     *
     * @param strategy the strategy
     * @return this builder
     */
    public SelectBuilder waitStrategy(WaitStrategy strategy) {
        this.waitStrategy = Objects.requireNonNull(strategy, "waitStrategy");
        return this;
    }

    /** Replaces the clock and the parking, for tests. */
    SelectBuilder environment(Environment newEnvironment) {
        this.environment = newEnvironment;
        return this;
    }

    /** Fixes the random choices, for tests. */
    SelectBuilder seed(long newSeed) {
        this.seed = newSeed;
        return this;
    }

    /**
     * Builds the select.
     *
     * @return a new select
     * @throws IllegalArgumentException if there is no case
     * @throws IllegalStateException if a case belongs to another select
     */
    public Select build() {
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("cases: none (a select needs at least one)");
        }
        return new Select(this);
    }
}
