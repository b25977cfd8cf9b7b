package io.fairway.verify;

import java.util.List;

/**
 * One call of a history.
 *
 * @param thread who called; has one call at a time
 * @param method the name of the operation
 * @param arguments what it was given
 * @param result what it returned, as a string
 */
record Call(int thread, String method, List<Object> arguments, String result) {}
