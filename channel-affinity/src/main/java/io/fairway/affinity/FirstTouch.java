package io.fairway.affinity;

import org.jspecify.annotations.Nullable;

/**
 * What was made while a thread's fresh pages were to come from a node.
 *
 * @param value what was made
 * @param result whether they were to
 * @param <T> the type of what was made
 */
public record FirstTouch<T extends @Nullable Object>(T value, MemoryResult result) {}
