package io.fairway.ring;

/** An element that says where it comes from. Its fields are plain: only the ring publishes them. */
final class Message {
    int producer;
    int sequence;
    int check;

    Message(int producer, int sequence) {
        this.producer = producer;
        this.sequence = sequence;
        this.check = checkOf(producer, sequence);
    }

    /** Whether all of it is visible. */
    boolean isWhole() {
        return check == checkOf(producer, sequence);
    }

    private static int checkOf(int producer, int sequence) {
        return 31 * (31 * producer + sequence) + 17; // not 0 for what is all zero
    }

    @Override
    public String toString() {
        return producer + "/" + sequence;
    }
}
