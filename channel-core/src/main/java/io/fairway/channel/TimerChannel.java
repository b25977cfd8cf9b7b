package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Outcome;
import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Selectable;
import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the time once, or periodically, to whoever looks when it is due. Nobody is ever woken by
 * it.
 */
final class TimerChannel implements Receiver<Instant>, Selectable, Face {
    /*
     * There is no timer: a receiver computes from the clock whether a tick is due, and sleeps until
     * it is. The one word is the offset of the next tick from the start, or SPENT; the CAS that advances it
     * decides who gets the tick.
     */
    private static final VarHandle NEXT =
            ConstantBootstraps.fieldVarHandle(
                    MethodHandles.lookup(),
                    "next",
                    VarHandle.class,
                    TimerChannel.class,
                    long.class);

    /** The value of next when there will be no further tick. */
    private static final long SPENT = -1;

    /** The period of a timer that fires once. */
    private static final long ONCE = 0;

    private final Environment environment;
    private final long start;
    private final Instant startInstant;
    private final long period;

    /** Nanoseconds from the start to the next tick, or SPENT. */
    private long next;

    TimerChannel(Environment environment, long delay, long period) {
        this.environment = environment;
        this.period = period;
        this.start = environment.nanoTime();
        this.startInstant = Instant.now();
        this.next = delay;
    }

    static Receiver<Instant> after(Duration delay) {
        final long nanos = Timeouts.checkedNanos("delay", delay);
        return face(new TimerChannel(Environment.SYSTEM, nanos, ONCE));
    }

    static Receiver<Instant> tick(Duration period) {
        final long nanos = Timeouts.checkedNanos("period", period);
        if (nanos == 0) {
            throw new IllegalArgumentException("period: " + period + " (must be more than zero)");
        }
        return face(new TimerChannel(Environment.SYSTEM, nanos, nanos));
    }

    private static Receiver<Instant> face(TimerChannel timer) {
        return new ReceiverFace<>(timer, timer);
    }

    @Override
    public @Nullable Instant tryRecv() {
        for (; ; ) {
            final long due = nextVolatile();
            final long elapsed = environment.nanoTime() - start;
            if (due == SPENT || elapsed < due) {
                return null;
            }
            // Ticks missed are dropped; the next is the first on the grid that is still to come.
            final long following =
                    period == ONCE ? SPENT : due + ((elapsed - due) / period + 1) * period;
            final Instant tick = startInstant.plusNanos(due); // first, as it allocates
            if (NEXT.compareAndSet(this, due, following)) { // pairs with nextVolatile
                return tick;
            }
        }
    }

    @Override
    public @Nullable Instant recv() throws InterruptedException {
        return recvUntil(true, 0);
    }

    @Override
    public @Nullable Instant recv(long timeout, TimeUnit unit) throws InterruptedException {
        final long nanos = Math.max(0, unit.toNanos(timeout)); // so that no deadline overflows
        return recvUntil(nanos >= Timeouts.FOREVER, environment.nanoTime() + nanos);
    }

    private @Nullable Instant recvUntil(boolean forever, long deadline)
            throws InterruptedException {
        for (; ; ) {
            final Instant tick = tryRecv();
            if (tick != null || (!forever && environment.nanoTime() - deadline >= 0)) {
                return tick;
            }
            final long readyAt = readyAt();
            final boolean never = readyAt == NEVER;
            final boolean tickFirst = !never && (forever || readyAt - deadline < 0);
            Sleep.until(environment, this, forever && never, tickFirst ? readyAt : deadline);
        }
    }

    @Override
    public int cancel() {
        throw new UnsupportedOperationException("a timer channel cannot be cancelled: " + this);
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public boolean isDrained() {
        return false;
    }

    @Override
    public int size() {
        final long due = nextVolatile();
        return due != SPENT && environment.nanoTime() - start >= due ? 1 : 0;
    }

    @Override
    public int capacity() {
        return 1;
    }

    // Select

    @Override
    public Selectable selectable() {
        return this;
    }

    @Override
    public boolean attempt(Registration r) {
        final Instant tick = tryRecv();
        if (tick == null) {
            return false;
        }
        r.resolve(Outcome.DONE, tick);
        return true;
    }

    @Override
    public boolean register(Registration r) {
        return false; // a select sleeps no longer than until readyAt, and then attempts again
    }

    @Override
    public void withdraw(Registration r) {
        // stands in no queue
    }

    @Override
    public long version(boolean sending) {
        return 0; // time makes it ready, at no particular instant
    }

    @Override
    public long readyAt() {
        final long due = nextVolatile();
        return due == SPENT ? NEVER : start + due;
    }

    @Override
    public ChannelClosedException closedException() {
        throw new IllegalStateException("a timer channel is never closed");
    }

    @Override
    public @Nullable Throwable closeCause() {
        return null;
    }

    private long nextVolatile() {
        return (long) NEXT.getVolatile(this); // pairs with the CAS in tryRecv
    }

    @Override
    public String toString() {
        final Duration first = Duration.ofNanos(period);
        return period == ONCE ? "after channel" : "tick channel of " + first;
    }
}
