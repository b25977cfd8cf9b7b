/**
 * A harness for tests with threads: whatever fails in any thread fails the test, nothing waits for
 * ever, and what is stuck says where.
 *
 * <p>{@link io.fairway.testing.Actors} runs the threads of a test, {@link
 * io.fairway.testing.ThreadKind} says of which kind, {@link io.fairway.testing.Seeds} makes random
 * choices repeatable.
 */
package io.fairway.testing;
