/** Measures what pinning threads does to a channel. */
package io.fairway.bench.effect;
