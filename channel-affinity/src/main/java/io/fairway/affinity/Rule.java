package io.fairway.affinity;

/** Looks at one property of a host. */
interface Rule {
    /** The property's name in findings. */
    String id();

    /**
     * Looks.
     *
     * @throws UnknownException if the host does not tell
     */
    Finding examine(DoctorHost host) throws UnknownException;
}
