/**
 * NASDAQ TotalView-ITCH 5.0: reading and writing its messages, and a generator of order flow.
 *
 * <p>{@link io.fairway.bench.itch.ItchReader} takes a file apart, {@link
 * io.fairway.bench.itch.MessageType} lists the types of the specification with their lengths, and
 * {@link io.fairway.bench.itch.FlowGenerator} makes a session where there is no file.
 */
package io.fairway.bench.itch;
