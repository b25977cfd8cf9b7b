package io.fairway.select;

import io.fairway.channel.Channel;
import io.fairway.channel.Receiver;
import io.fairway.channel.Sender;
import io.fairway.channel.WaitStrategy;
import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Idler;
import io.fairway.channel.blocking.Selectable;
import io.fairway.channel.blocking.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for several channel operations, of which exactly one happens.
 *
 * <pre>{@code
 * Select select = Select.builder()
 *         .recv(orders, book::apply)
 *         .recv(ticks, clock::advance)
 *         .build();
 * while (running) {
 *     select.await();
 * }
 * }</pre>
 *
 * <p>A select is built once and used again and again, by one thread at a time; a use allocates
 * nothing. Of several ready cases one is chosen at random, each as likely, or the first if {@link
 * SelectBuilder#biased}. The same channel may stand in several cases, to send and to receive: a
 * select is never its own partner.
 *
 * <p>A case's handler runs when the choice is made and the select stands in no channel's line any
 * more. So a handler may use any channel, and this select, too; if it throws, the select throws the
 * same, and every channel is sound.
 *
 * <p>Interrupts and memory effects are those of the plain operations, see {@link Sender}.
 */
public final class Select {
    /*
     * Passes of one use:
     *  1. Look: attempt the cases in the order drawn. Without registering, so nobody can choose for us.
     *  2. Register: arm the waiter and get in line at each channel; each does the operation at once
     *     if it has become possible, by the same claim that others must win.
     *  3. Wait, until the waiter is completed, or cancelled by timeout or interrupt.
     *  4. Withdraw from every line but the winner's, whose holder has removed us.
     * A timer channel has no line: the wait ends when the earliest is due, and the passes start again.
     *
     * poll() must not say "none" unless no case was ready at one instant. A scan alone does not show
     * that, as one case may become ready while another stops being so. So it notes each channel's
     * version before it attempts it, and looks at all versions again at the end: if none has changed,
     * every case that failed was still impossible when the last attempt ended.
     */

    /** Rounds of idling before getting in line, as for the plain operations. */
    private static final int LINE_UP_ROUNDS = 4096;

    private final SelectCase[] cases;

    /** Those of the cases that ask the user for something. */
    private final SelectCase[] asking;

    private final long[] versions;
    private final SelectOrder order;
    private final Waiter waiter;
    private final Environment environment;
    private final WaitStrategy waitStrategy;
    private final Idler idler;

    /**
     * To refuse a second thread, or a supplier that uses this select. Plain: a help, not a
     * guarantee.
     */
    private boolean inUse;

    Select(SelectBuilder builder) {
        this.cases = builder.cases.toArray(new SelectCase[0]);
        this.asking =
                builder.cases.stream().filter(SelectCase::asksUser).toArray(SelectCase[]::new);
        this.versions = new long[cases.length];
        this.order = new SelectOrder(cases.length, !builder.biased, builder.seed);
        this.environment = builder.environment;
        this.waitStrategy = builder.waitStrategy;
        this.idler = waitStrategy::idle;
        this.waiter = new Waiter(environment);
        for (int i = 0; i < cases.length; i++) {
            cases[i].bind(waiter, i);
        }
    }

    /**
     * Builds a select.
     *
     * @return a new builder
     */
    public static SelectBuilder builder() {
        return new SelectBuilder();
    }

    // Using it

    /**
     * Waits until a case can be chosen, and runs it. With every case disabled, waits until
     * interrupted.
     *
     * @return the case that ran
     * @throws InterruptedException if interrupted while waiting; no case has run
     * @throws io.fairway.channel.ChannelClosedException as described at {@link RecvCase} and {@link
     *     SendCase}
     * @throws NullPointerException if a supplier gives null; no case has run
     * @throws IllegalStateException if the select is in use
     */
    public SelectCase await() throws InterruptedException {
        return Objects.requireNonNull(run(true, false, 0));
    }

    /**
     * Runs a case if one is ready. Never blocks.
     *
     * @return the case that ran, or null if at one instant during the call none was ready
     * @throws io.fairway.channel.ChannelClosedException as described at {@link RecvCase} and {@link
     *     SendCase}
     * @throws NullPointerException if a supplier gives null; no case has run
     * @throws IllegalStateException if the select is in use
     */
    public @Nullable SelectCase poll() {
        try {
            return run(false, false, 0);
        } catch (InterruptedException e) {
            throw new AssertionError("poll does not wait", e);
        }
    }

    /**
     * Waits up to a timeout until a case can be chosen, and runs it.
     *
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @param unit the unit of {@code timeout}
     * @return the case that ran, or null if the time ran out first
     * @throws InterruptedException if interrupted while waiting; no case has run
     * @throws io.fairway.channel.ChannelClosedException as described at {@link RecvCase} and {@link
     *     SendCase}
     * @throws NullPointerException if {@code unit} is null or a supplier gives null; no case has
     *     run
     * @throws IllegalStateException if the select is in use
     */
    public @Nullable SelectCase await(long timeout, TimeUnit unit) throws InterruptedException {
        final long nanos = unit.toNanos(timeout);
        final boolean timed = nanos < Long.MAX_VALUE / 2;
        return run(nanos > 0, timed, timed && nanos > 0 ? environment.nanoTime() + nanos : 0);
    }

    /**
     * Waits up to a timeout; as {@link #await(long, TimeUnit)}.
     *
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @return the case that ran, or null if the time ran out first
     * @throws InterruptedException if interrupted while waiting; no case has run
     */
    public @Nullable SelectCase await(Duration timeout) throws InterruptedException {
        // TimeUnit.convert saturates.
        return await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    /**
     * Waits up to a deadline; otherwise as {@link #await(long, TimeUnit)}.
     *
     * @param deadline the deadline, in {@link System#nanoTime()}
     * @return the case that ran, or null if the deadline passed first
     * @throws InterruptedException if interrupted while waiting; no case has run
     */
    public @Nullable SelectCase awaitUntil(long deadline) throws InterruptedException {
        return await(deadline - environment.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /**
     * The cases, in the order of building.
     *
     * @return an unmodifiable list
     */
    public List<SelectCase> cases() {
        return List.of(cases);
    }

    // The one-shot form

    /**
     * Go's select statement: runs one of these cases, waiting for one if there is no {@link
     * #otherwise}.
     *
     * <pre>{@code
     * select(
     *         recv(orders, book::apply),
     *         recv(quit, q -> running = false),
     *         timeout(Duration.ofMillis(5), this::heartbeat));
     * }</pre>
     *
     * <p>Allocates; to be used again and again, build a select.
     *
     * @param cases the cases, each of them new
     * @return the case that ran
     * @throws InterruptedException if interrupted while waiting; no case has run
     * @throws io.fairway.channel.ChannelClosedException as described at {@link RecvCase} and {@link
     *     SendCase}
     * @throws IllegalArgumentException if there is no case, or more than one {@code otherwise}
     */
    public static SelectCase select(SelectCase... cases) throws InterruptedException {
        final SelectBuilder builder = builder();
        OtherwiseCase otherwise = null;
        for (SelectCase each : cases) {
            builder.append(each);
            if (each instanceof OtherwiseCase) {
                if (otherwise != null) {
                    throw new IllegalArgumentException("cases: more than one otherwise");
                }
                otherwise = (OtherwiseCase) each;
            }
        }
        final Select select = builder.build();
        if (otherwise == null) {
            return select.await();
        }
        final SelectCase chosen = select.poll();
        if (chosen == null) {
            otherwise.run();
            return otherwise;
        }
        return chosen;
    }

    /**
     * A case for {@link #select} that receives.
     *
     * @param <T> the type of the elements
     * @param from the channel
     * @param handler gets the element
     * @return a new case
     */
    public static <T> RecvCase<T> recv(Receiver<T> from, Consumer<? super T> handler) {
        return RecvCase.of(from, handler);
    }

    /**
     * A case for {@link #select} that sends.
     *
     * @param <T> the type of the elements
     * @param to the channel
     * @param element the element
     * @return a new case
     * @throws NullPointerException if an argument is null
     */
    public static <T> SendCase<T> send(Sender<T> to, T element) {
        final Supplier<T> supplier = () -> element;
        Objects.requireNonNull(element, "element");
        return SendCase.of(to, supplier);
    }

    /**
     * A case for {@link #select} that is ready once this time has passed. Needs no timer.
     *
     * @param delay the time, from now
     * @param action what to run
     * @return a new case
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    public static SelectCase timeout(Duration delay, Runnable action) {
        Objects.requireNonNull(action, "action");
        return RecvCase.of(Channel.after(delay), due -> action.run());
    }

    /**
     * The default case for {@link #select}: runs if no other is ready, so that it does not wait.
     *
     * @param action what to run
     * @return a new case
     */
    public static SelectCase otherwise(Runnable action) {
        return new OtherwiseCase(action);
    }

    // The passes

    private @Nullable SelectCase run(boolean waiting, boolean timed, long deadline)
            throws InterruptedException {
        if (inUse) {
            throw new IllegalStateException("in use: " + this);
        }
        inUse = true;
        SelectCase chosen = null;
        try {
            prepare();
            chosen = waiting ? waitForOne(timed, deadline) : lookAtOneInstant();
        } finally {
            discardAllBut(chosen);
            inUse = false;
        }
        if (chosen != null) {
            chosen.complete();
        }
        return chosen;
    }

    private void prepare() {
        for (SelectCase each : cases) {
            each.begin();
        }
        for (SelectCase each : asking) {
            if (each.isActive()) {
                each.prepare();
            }
        }
    }

    private void discardAllBut(@Nullable SelectCase chosen) {
        for (SelectCase each : asking) { // what the others have received is the chosen one's
            if (each != chosen) {
                each.discard();
            }
        }
    }

    private @Nullable SelectCase waitForOne(boolean timed, long deadline)
            throws InterruptedException {
        SelectCase chosen = look();
        int round = 0;
        while (chosen == null && round < LINE_UP_ROUNDS && waitStrategy.idle(round)) {
            round++;
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            chosen = look();
            if (chosen == null && timed && environment.nanoTime() - deadline >= 0) {
                break; // out of time: pass 2 and 3 decide it
            }
        }
        while (chosen == null) {
            chosen = registerAndWait(round, timed, deadline);
            if (chosen == null) { // late, a timer is due, or not settled
                chosen = look();
                if (chosen == null && timed && environment.nanoTime() - deadline >= 0) {
                    return null;
                }
            }
        }
        return chosen;
    }

    /** Pass 1. */
    private @Nullable SelectCase look() {
        for (int k = 0; k < cases.length; k++) {
            final SelectCase each = cases[order.draw(k)];
            if (each.isActive() && each.channel.attempt(each.registration)) {
                return each;
            }
        }
        return null;
    }

    /** Pass 1 for who does not wait. */
    private @Nullable SelectCase lookAtOneInstant() {
        for (; ; ) {
            for (int k = 0; k < cases.length; k++) {
                final int i = order.draw(k);
                final SelectCase each = cases[i];
                if (each.isActive()) {
                    versions[i] = version(each);
                    if (each.channel.attempt(each.registration)) {
                        return each;
                    }
                }
            }
            if (versionsUnchanged()) {
                return null;
            }
        }
    }

    private boolean versionsUnchanged() {
        for (int i = 0; i < cases.length; i++) {
            if (cases[i].isActive() && version(cases[i]) != versions[i]) {
                return false;
            }
        }
        return true;
    }

    private static long version(SelectCase each) {
        return each.channel.version(each.registration.isSending());
    }

    /** Passes 2 to 4; null if the deadline passed, a timer is due, or the channel says so. */
    private @Nullable SelectCase registerAndWait(int round, boolean timed, long deadline)
            throws InterruptedException {
        boolean ends = timed;
        long end = deadline;
        int registered = 0;
        int completed;
        waiter.arm();
        try {
            boolean over = false;
            while (registered < cases.length && !over) {
                final SelectCase each = cases[order.get(registered++)];
                if (each.isActive()) {
                    over = each.channel.register(each.registration);
                    final long readyAt = each.channel.readyAt();
                    if (readyAt != Selectable.NEVER && (!ends || readyAt - end < 0)) {
                        ends = true;
                        end = readyAt;
                    }
                }
            }
            completed = waiter.await(idler, round, this, ends, end);
        } catch (Throwable e) { // an assertion or a wait strategy that throws
            if (waiter.cancel()) {
                withdraw(registered, Waiter.INTERRUPTED);
                throw e;
            }
            completed = waiter.completedIndex(); // completed first: an element has changed hands
        }
        withdraw(registered, completed);
        if (completed == Waiter.INTERRUPTED) {
            throw new InterruptedException();
        }
        if (completed < 0) {
            return null;
        }
        final SelectCase chosen = cases[completed];
        return chosen.channel.settle(chosen.registration) ? chosen : null;
    }

    /** Pass 4, for the cases at the first positions of the order. */
    private void withdraw(int registered, int winner) {
        for (int k = 0; k < registered; k++) {
            final int i = order.get(k);
            if (i != winner && cases[i].isActive()) {
                cases[i].channel.withdraw(cases[i].registration);
            }
        }
    }

    @Override
    public String toString() {
        return "select of " + cases.length + " cases";
    }
}
