package io.fairway.verify;

/**
 * One way in which a call can end: a send or a receive.
 *
 * @param channel the number of the channel
 * @param element what to send; null for a receive
 */
record Case(int channel, Integer element) {

    boolean isSending() {
        return element != null;
    }

    /** The result of a call that ended by this send. */
    String sent() {
        return name() + ":sent";
    }

    /** The result of a call that ended by this receive. */
    String received(Integer received) {
        return name() + ":" + received;
    }

    /** The result of a call that ended because the channel was found closed. */
    String closed() {
        return name() + ":closed";
    }

    private char name() {
        return (char) ('A' + channel);
    }
}
