package io.fairway.affinity;

/** The kernel refused a call. */
final class LinuxCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    LinuxCallException(String call, int errno) {
        super(call + " failed with " + Errno.name(errno));
        this.errno = errno;
    }

    int errno() {
        return errno;
    }
}
