package io.fairway.channel;

/** A value for slots. Plain fields: the channel alone publishes them. */
final class Cell {
    int number;
    int sender;
}
