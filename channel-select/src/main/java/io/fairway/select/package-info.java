/**
 * Waiting for several channels at once.
 *
 * <p>{@link io.fairway.select.Select} is built once from {@link io.fairway.select.RecvCase}s and
 * {@link io.fairway.select.SendCase}s, and used for ever without allocating; {@link
 * io.fairway.select.Select#select} is the one-shot form.
 */
package io.fairway.select;
