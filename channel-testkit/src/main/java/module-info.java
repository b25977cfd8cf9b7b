/**
 * The contract of a channel and of a select as JUnit 5 tests, and reference implementations that
 * are plainly right.
 */
@org.jspecify.annotations.NullMarked
module io.fairway.testkit {
    requires static org.jspecify;
    requires transitive io.fairway.channel;
    requires transitive io.fairway.testing;
    requires transitive org.junit.jupiter.api;
    requires org.junit.jupiter.params;

    exports io.fairway.testkit;

    // JUnit finds the contracts' tests by reflection.
    opens io.fairway.testkit;
}
