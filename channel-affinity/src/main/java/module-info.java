/** Pins threads to processors, puts memory on NUMA nodes, and says what was really applied. */
// requires-automatic: HdrHistogram, optional, names no module.
@SuppressWarnings("requires-automatic")
@org.jspecify.annotations.NullMarked
module io.fairway.affinity {
    requires static org.jspecify;
    requires static HdrHistogram;

    exports io.fairway.affinity;
}
