package io.fairway.bench.gate;

/**
 * A verdict and why.
 *
 * @param verdict the verdict
 * @param reason in words
 */
record Decision(Verdict verdict, String reason) {}
