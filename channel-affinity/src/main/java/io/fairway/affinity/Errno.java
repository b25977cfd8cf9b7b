package io.fairway.affinity;

/** The error numbers of Linux that matter here; the same on x86-64 and aarch64. */
final class Errno {
    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int ESRCH = 3;
    static final int EIO = 5;
    static final int ENOMEM = 12;
    static final int EFAULT = 14;
    static final int EBUSY = 16;
    static final int EINVAL = 22;
    static final int ENOSYS = 38;

    private Errno() {}

    /** Its name and number, as in {@code EINVAL (22)}. */
    static String name(int errno) {
        final String name =
                switch (errno) {
                    case EPERM -> "EPERM";
                    case ENOENT -> "ENOENT";
                    case ESRCH -> "ESRCH";
                    case EIO -> "EIO";
                    case ENOMEM -> "ENOMEM";
                    case EFAULT -> "EFAULT";
                    case EBUSY -> "EBUSY";
                    case EINVAL -> "EINVAL";
                    case ENOSYS -> "ENOSYS";
                    default -> "errno";
                };
        return name + " (" + errno + ")";
    }
}
