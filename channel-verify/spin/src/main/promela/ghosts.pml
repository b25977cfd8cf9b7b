/*
 * What the model only remembers in order to check it: no step of the protocol depends on these.
 */

/* An assertion with a name, which pan prints. The names are false. */
#define REQUIRE(name, condition) assert(name || (condition))
hidden byte I1, I2, I3, SLOT_FREE, SLOT_FILLED, X1, X2, X3, H1, NOT_OVERTAKEN;
hidden byte ONE_WINNER, FIFO_ELEMENTS, FIFO_LINE, DELIVERED_ONCE, ACCOUNTED;
hidden byte WOKEN, IN_LINE, STUCK, ALL_END, WITHDRAWN, INTERRUPT_KEPT, CLOSED_ONCE, CLOSED_TRULY, ONE_OUTCOME;

hidden byte at, waiting, inRings;

/* Ghosts: sets of elements. Element n is the bit n. */
byte sent;
byte delivered;
byte done;
byte closings;
byte spurious;
bool interruptUsed;

inline deliver(e) {
    REQUIRE(DELIVERED_ONCE, (delivered & (1 << (e))) == 0 && e != 0);
    delivered = delivered | (1 << (e))
}

#ifdef FIFO
byte ticket[8], lastTicket[CHANNELS], lastLeft[CHANNELS];
byte arrival[REGISTRATIONS], lastArrival[CHANNELS * 2], lastServed[CHANNELS * 2];
#endif

/* An element gets its place in the order: by its claim of the tail, or by getting in line. */
inline takeTicket(c, e) {
#ifdef FIFO
    lastTicket[c]++;
    ticket[e] = lastTicket[c]
#else
    skip
#endif
}

inline leave(c, e) {
#ifdef FIFO
    REQUIRE(FIFO_ELEMENTS, ticket[e] > lastLeft[c]);
    lastLeft[c] = ticket[e]
#else
    skip
#endif
}

inline arrives(l, r) {
#ifdef FIFO
    lastArrival[l]++;
    arrival[r] = lastArrival[l]
#else
    skip
#endif
}

inline served(l, r) {
#ifdef FIFO
    REQUIRE(FIFO_LINE, arrival[r] > lastServed[l]);
    lastServed[l] = arrival[r]
#else
    skip
#endif
}

