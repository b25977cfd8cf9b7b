/**
 * The command that measures Fairway beside its peers: which cells there are, what runs them, what
 * comes of them, and whether the targets are met.
 */
package io.fairway.bench.peers;
