/**
 * The replay: a feed on its way through channels, as in a trading service.
 *
 * <pre>{@code
 *               feed-0   +-----------+
 *            +---------> | builder-0 | --+    quotes      +----------+
 * +--------+ |           +-----------+   +--------------> |          | <-- ticks
 * | reader | +             ...           |                | strategy | <-- control
 * +--------+ |  feed-n   +-----------+   +--------------> |          | <-> requests
 *            +---------> | builder-n | --+   executions   +----------+
 *                        +-----------+
 * }</pre>
 *
 * <p>Each box is a {@link io.fairway.bench.replay.Stage} with a thread of its own; the {@link
 * io.fairway.bench.replay.Pipeline} wires them. Nothing mutable is shared: what goes through a
 * channel never changes, each stage counts for itself, and the counts are added up when the threads
 * have ended.
 *
 * <p>A stage that is done closes the channels that it sends on; so the end of the feed makes its
 * way to the strategy behind the last message. A stage that fails closes all channels with the
 * reason, so that nobody waits for it.
 */
package io.fairway.bench.replay;
