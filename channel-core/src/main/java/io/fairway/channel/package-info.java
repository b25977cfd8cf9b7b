/**
 * Channels between threads, with Go's semantics.
 *
 * <p>Start at {@link io.fairway.channel.Channel}. {@link io.fairway.channel.Sender} and {@link
 * io.fairway.channel.Receiver} are its one-way faces, {@link io.fairway.channel.ChannelBuilder} its
 * options, {@link io.fairway.channel.WaitStrategy} what threads do while they wait. The module
 * {@code io.fairway.select} waits for several channels at once.
 *
 * <p>No operation of a channel allocates, but for creating one, closing it, and making an iterator
 * or a stream. Operations that do not wait are lock-free; those that wait, and those that meet a
 * thread that waits, take a lock for some dozen instructions.
 */
package io.fairway.channel;
