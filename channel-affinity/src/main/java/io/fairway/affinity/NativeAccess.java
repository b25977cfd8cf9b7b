package io.fairway.affinity;

/** Whether this module may call native code without a warning. */
final class NativeAccess {

    private NativeAccess() {}

    /** Whether the user has enabled it, or has been warned already. */
    static boolean isEnabled() {
        return NativeAccess.class.getModule().isNativeAccessEnabled();
    }

    /** The option of the java command that enables it. */
    static String option() {
        final Module module = NativeAccess.class.getModule();
        return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }

    /** What to say if the JDK does not let us. */
    static String denied() {
        return "the JVM denies native access: start it with " + option();
    }

    /** What to say if it would let us, but not without a warning that nobody asked for. */
    static String notEnabled() {
        return "native access is not enabled: start the JVM with " + option();
    }
}
