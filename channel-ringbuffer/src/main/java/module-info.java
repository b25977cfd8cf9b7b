/**
 * Lock-free bounded rings of references: storage only, no thread ever waits here for another to
 * act.
 */
@org.jspecify.annotations.NullMarked
module io.fairway.ring {
    requires static org.jspecify;

    exports io.fairway.ring;
}
