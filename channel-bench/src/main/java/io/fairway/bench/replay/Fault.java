package io.fairway.bench.replay;

/**
 * Why a feed could not be read to its end.
 *
 * @param offset where the frame begins that could not be read, in bytes
 * @param reason what is wrong there
 */
public record Fault(long offset, String reason) {}
