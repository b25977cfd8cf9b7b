package io.fairway.testkit;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A select as {@link SelectContractTest} sees it. Its cases count from 0. */
public interface SelectUnderTest {

    /** Says that no case was chosen. */
    int NONE = -1;

    /**
     * Waits until a case can be chosen.
     *
     * @return the case
     * @throws InterruptedException if interrupted while waiting; no case has happened
     */
    int await() throws InterruptedException;

    /**
     * Chooses a case if one is ready.
     *
     * @return the case, or {@link #NONE} if at one instant none was ready
     */
    int poll();

    /**
     * Waits up to a timeout.
     *
     * @param timeout how long; not at all if zero or less
     * @param unit the unit of {@code timeout}
     * @return the case, or {@link #NONE}
     * @throws InterruptedException if interrupted while waiting; no case has happened
     */
    int await(long timeout, TimeUnit unit) throws InterruptedException;

    /**
     * What the last choice received.
     *
     * @return the element, or null if it sent, or found its channel closed
     */
    @Nullable Object value();

    /**
     * Whether the last choice found its channel closed.
     *
     * @return whether it did
     */
    boolean foundClosed();

    /**
     * Switches a case on or off for the uses to come.
     *
     * @param index the case
     * @param enabled whether it may be chosen
     */
    void enable(int index, boolean enabled);
}
