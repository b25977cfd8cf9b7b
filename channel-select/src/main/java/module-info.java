/** Go's select: waits for one of several channel operations, of which exactly one happens. */
@org.jspecify.annotations.NullMarked
module io.fairway.select {
    requires transitive io.fairway.channel;
    requires static org.jspecify;

    exports io.fairway.select;
}
