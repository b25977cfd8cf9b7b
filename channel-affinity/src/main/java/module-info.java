/** Pins threads to processors, puts memory on NUMA nodes, and says what was really applied. */
@org.jspecify.annotations.NullMarked
module io.fairway.affinity {
    requires static org.jspecify;

    exports io.fairway.affinity;
}
