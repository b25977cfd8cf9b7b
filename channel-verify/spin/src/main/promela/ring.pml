/*
 * Ring: the cursor words, with position and flags in one word, and the gate. The ways in and out are in
 * mpmc.pml or, with SINGLE_CONSUMER, in single.pml.
 *
 * Positions are counted from 0 without wrapping: a model makes a few steps only. A position p has the
 * index p % capacity, and p + lap is p + capacity.
 *
 * Steps: each read of a cursor word, a stamp, taken or limit; each CAS; each RMW; each release.
 */
#define CLOSED_BIT 1
#define GATE 2
#define FLAGS 3
#define POSITION(word) ((word) >> 2)
#define STEP 4

#define AT(c, p) ((c) * MAX_CAPACITY + (p) % CAPACITY(c))

byte tail[CHANNELS];
byte head[CHANNELS];
byte slot[CHANNELS * MAX_CAPACITY];

/* True at one instant; for the gate's holder, who alone moves cursors, and for checks. */
#define IS_FULL(c) (POSITION(tail[c]) == POSITION(head[c]) + CAPACITY(c))
#define IS_EMPTY(c) (POSITION(tail[c]) == POSITION(head[c]))
#define IS_CLOSED(c) ((tail[c] & CLOSED_BIT) != 0)
#define IS_DRAINED(c) (IS_CLOSED(c) && IS_EMPTY(c))

/* What moving a cursor by a position must respect. In the same step as the move. */
inline tailMoves(c) {
    REQUIRE(I1, POSITION(tail[c]) < POSITION(head[c]) + CAPACITY(c));
    REQUIRE(I2, !IS_CLOSED(c));
    REQUIRE(I3, (tail[c] & GATE) == 0 || held[c] == me + 1)
}

inline headMoves(c) {
    REQUIRE(I1, POSITION(head[c]) < POSITION(tail[c]));
    REQUIRE(I3, (head[c] & GATE) == 0 || held[c] == me + 1)
}

#define FULL_AT(c, p) (POSITION(head[c]) + CAPACITY(c) == (p))

/* Two RMWs: between them the tail is gated, and the head not yet. */
inline shutGate(c) {
    tail[c] = tail[c] | GATE;
#ifndef MUTANT_GATE_TAIL_ONLY
    head[c] = head[c] | GATE
#endif
}

inline openGate(c) {
    head[c] = head[c] & ~GATE;
    tail[c] = tail[c] & ~GATE
}
