package io.fairway.channel;

/**
 * What a thread does while it waits for a channel, before it parks or instead of parking.
 *
 * <p>The choice is between latency and processor time. A thread that has parked needs some 5 to 60
 * microseconds to run again; one that spins reacts within a fraction of one, and costs a core.
 *
 * <table>
 *   <caption>Strategies</caption>
 *   <tr><th>strategy</th><th>costs while waiting</th><th>for</th></tr>
 *   <tr><td>{@link #spinThenPark()}</td><td>about 20 microseconds of a core per wait, then nothing</td>
 *     <td>the default</td></tr>
 *   <tr><td>{@link #parking()}</td><td>nothing</td><td>idle channels, more threads than cores</td></tr>
 *   <tr><td>{@link #yielding()}</td><td>what the core has to spare</td><td>shared cores, no parking</td></tr>
 *   <tr><td>{@link #spinning()}</td><td>a whole core</td><td>threads pinned to cores of their own</td></tr>
 * </table>
 *
 * <p>Where elements came in a stream, the strategies that spin stay away for up to some 5
 * microseconds once, so as to take the next ones together: the first element after a stream may
 * wait for that.
 *
 * <p>One strategy serves all the threads of a channel at once, so it must be thread-safe, and must
 * not use the channel. If it throws, the operation throws the same and has had no effect; unless it
 * was completed meanwhile: then it returns, and what was thrown is dropped.
 */
@FunctionalInterface
public interface WaitStrategy {

    /**
     * Called again and again while the thread has to wait, between two looks at the channel.
     *
     * @param round how often it was called before in this wait, from 0; stays at {@link
     *     Integer#MAX_VALUE} once there
     * @return true after having idled a moment, to have the channel looked at again; false, at
     *     once, to have the thread park until it is woken
     */
    boolean idle(int round);

    /**
     * Spins for some microseconds, then parks. Where there is only one processor, parks at once; so
     * does a virtual thread, but that on a channel without a buffer, or of capacity 1, it spins for
     * half a microsecond where that was of use lately. A sender that waits for room in a buffer of
     * more than one yields the processor a few times before it parks, so that receivers without one
     * can run: where others use it, the sender may be back a time slice later. The default.
     *
     * @return the strategy
     */
    static WaitStrategy spinThenPark() {
        return WaitStrategies.SPIN_THEN_PARK;
    }

    /**
     * Parks at once.
     *
     * @return the strategy
     */
    static WaitStrategy parking() {
        return WaitStrategies.PARKING;
    }

    /**
     * Spins for ever; never parks. Not for virtual threads, which would keep their carrier.
     *
     * @return the strategy
     */
    static WaitStrategy spinning() {
        return WaitStrategies.SPINNING;
    }

    /**
     * Spins a little, then yields the processor again and again; never parks. A virtual thread does
     * as by {@link #spinThenPark()}: as many that yield as there are carriers would let no other
     * run.
     *
     * @return the strategy
     */
    static WaitStrategy yielding() {
        return WaitStrategies.YIELDING;
    }
}
