package io.fairway.affinity;

/** The kernel refused a call. */
final class LinuxCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;

    LinuxCallException(String call, int errno) {
        super(call + " failed with " + Errno.name(errno));
        this.call = call;
        this.errno = errno;
    }

    String call() {
        return call;
    }

    int errno() {
        return errno;
    }
}
