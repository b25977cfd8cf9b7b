/**
 * Go's channels: bounded and unbuffered, with blocking, timed, non-blocking and batch operations.
 */
// requires-automatic: Agrona, optional, names its module in its manifest only.
// module: the select module is built after this one.
@SuppressWarnings({"requires-automatic", "module"})
@org.jspecify.annotations.NullMarked
module io.fairway.channel {
    requires io.fairway.ring;
    requires static org.jspecify;
    requires static org.agrona;

    exports io.fairway.channel;
    exports io.fairway.channel.blocking to
            io.fairway.select;
}
