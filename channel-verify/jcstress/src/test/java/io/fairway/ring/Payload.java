package io.fairway.ring;

/** An element with a plain field, which only the element's own way can publish. */
final class Payload {
    int value;
}
