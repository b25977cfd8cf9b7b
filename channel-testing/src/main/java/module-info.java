/** A harness for tests with threads. */
@org.jspecify.annotations.NullMarked
module io.fairway.testing {
    requires static org.jspecify;

    exports io.fairway.testing;
}
