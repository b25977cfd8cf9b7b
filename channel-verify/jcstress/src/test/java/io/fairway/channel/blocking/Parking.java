package io.fairway.channel.blocking;

/** An environment in which nobody parks: who would is told so, and who would be woken is noted. */
final class Parking implements Environment {

    /** Thrown instead of parking; without a stack, and one for all. */
    static final class Parked extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final Parked PARKED = new Parked();

        private Parked() {
            super("parked", null, false, false);
        }
    }

    /** Plain: written by the only thread that completes, read when all is over. */
    boolean unparked;

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void park(Object blocker) {
        throw Parked.PARKED;
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        throw Parked.PARKED;
    }

    @Override
    public void unpark(Thread thread) {
        unparked = true;
    }
}
