package io.fairway.channel;

/** An element with a plain field, which only the channel can publish. */
public final class Payload {
    public int value;

    public Payload(int value) {
        this.value = value;
    }

    /** The value, or -1 if there is no element. */
    public static int valueOf(Object element) {
        return element == null ? -1 : ((Payload) element).value;
    }
}
