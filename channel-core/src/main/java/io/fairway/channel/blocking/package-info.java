/**
 * How threads block on channels and are matched; shared with {@code io.fairway.select}, and not for
 * users, who need no type of it.
 *
 * <p>{@link io.fairway.channel.blocking.Handoff} is the slow path of every channel: one lock, two
 * queues of blocked operations, and the rules by which elements go between the ring, blocked
 * senders and blocked receivers. A blocked operation is a {@link
 * io.fairway.channel.blocking.Waiter}, which stands in the queues with one {@link
 * io.fairway.channel.blocking.Registration} for each channel it waits for: one for a send or
 * receive, many for a select. {@link io.fairway.channel.blocking.Selectable} is what a select needs
 * of a channel.
 */
package io.fairway.channel.blocking;
