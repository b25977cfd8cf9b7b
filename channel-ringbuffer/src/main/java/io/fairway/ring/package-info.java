/**
 * Lock-free bounded rings of references, of any exact capacity from 1 up.
 *
 * <table>
 *   <caption>Which ring</caption>
 *   <tr><th>ring</th><th>producers</th><th>consumers</th><th>a send claims by</th><th>a slot is known to be free, or filled, by</th></tr>
 *   <tr><td>{@link io.fairway.ring.SpscRing}</td><td>one</td><td>one</td><td>CAS of the tail, never contended</td><td>the taken position; the slot being null or not</td></tr>
 *   <tr><td>{@link io.fairway.ring.MpscRing}</td><td>many</td><td>one</td><td>CAS of the tail</td><td>the taken position; the slot being null or not</td></tr>
 *   <tr><td>{@link io.fairway.ring.MpmcRing}</td><td>many</td><td>many</td><td>CAS of the tail</td><td>the slot's stamp</td></tr>
 *   <tr><td>{@link io.fairway.ring.SingleSlotRing}</td><td>many</td><td>many</td><td>CAS of the turn</td><td>the turn; the slot being null or not</td></tr>
 * </table>
 *
 * <p><b>Cursor words.</b> Both ends of a ring, but of that of a single slot, are described by one
 * 64-bit word each, the <i>tail</i> (where the next element goes) and the <i>head</i> (where the
 * next element comes from):
 *
 * <pre>
 *   63                2+b 2+b-1            2    1      0
 *  +---------------------+------------------+------+--------+
 *  |         lap         |  index in slots  | GATE | CLOSED |
 *  +---------------------+------------------+------+--------+
 *   '------------- position ---------------'  '-- flags --'
 * </pre>
 *
 * where {@code b} bits hold every index below the capacity. Index and lap are kept apart, so that
 * any capacity is exact and no position needs a division. Positions wrap around with the word, and
 * are therefore compared by the sign of their difference or for equality, never with {@code <}.
 *
 * <p><b>Closed and gated.</b> The flags live in the very words that an operation must CAS. So once
 * {@code CLOSED} is set in the tail no element can slip in behind it, and while {@code GATE} is set
 * in both words nobody but the one who set it moves either cursor. The gate is how a channel puts a
 * blocked thread in line: it has the ring to itself while somebody waits, and the ring runs
 * lock-free again as soon as nobody does. A ring used without a channel never needs it.
 *
 * <p><b>Access modes</b> are named at the call: {@code ...Plain}, {@code ...Opaque}, {@code
 * ...Acquire}, {@code ...Release}, {@code ...Volatile}; a {@code cas} is a volatile read and write.
 * What each access pairs with stands beside it and in {@code docs/memory-model.md}.
 *
 * <p><b>Progress.</b> Claims are lock-free. An element that was claimed but not yet written makes
 * the consumer that reaches it wait for its writer, and likewise a slot claimed but not yet cleared
 * makes the producer that comes round to it wait: the price of verdicts (full, empty, closed) that
 * are linearizable.
 */
package io.fairway.ring;
