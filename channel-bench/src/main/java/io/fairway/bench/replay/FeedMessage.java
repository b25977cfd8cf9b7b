package io.fairway.bench.replay;

import io.fairway.bench.itch.ItchMessage;

/**
 * A message on its way to a book builder.
 *
 * @param sequence its number in the feed, from 1
 * @param intendedNanos when it was meant to be sent, in {@link System#nanoTime()}
 * @param message the message
 */
record FeedMessage(long sequence, long intendedNanos, ItchMessage message) {}
