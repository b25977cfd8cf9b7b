/**
 * The contract of a channel, to be run against any implementation.
 *
 * <p>{@link io.fairway.testkit.ChannelContractTest} and {@link
 * io.fairway.testkit.SelectContractTest} are abstract JUnit 5 tests: a subclass makes the channels
 * and declares their {@link io.fairway.testkit.Feature}s. {@link
 * io.fairway.testkit.ReferenceChannel} and {@link io.fairway.testkit.ReferenceSelect} do the same
 * as Fairway's own under one lock for all, without a thought of speed, and serve as oracles. The
 * threads of all tests run in the harness {@code io.fairway.testing}.
 */
package io.fairway.testkit;
