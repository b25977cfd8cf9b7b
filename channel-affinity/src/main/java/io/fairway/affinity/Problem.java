package io.fairway.affinity;

/**
 * Something that could not be found out about the host.
 *
 * @param source the file, from the host's root
 * @param reason why not, in words
 */
public record Problem(String source, String reason) {

    @Override
    public String toString() {
        return source + ": " + reason;
    }
}
