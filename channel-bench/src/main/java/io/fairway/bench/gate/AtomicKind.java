package io.fairway.bench.gate;

/** Kinds of instructions that cost an operation more than others. */
enum AtomicKind {
    /** A read-modify-write: compare-and-set, exchange, add. */
    RMW("rmw"),
    /** A volatile write, with the store-load fence that it needs on most processors. */
    VOLATILE_WRITE("volatile write"),
    /** A fence that stands alone. */
    FENCE("fence"),
    /** A monitor entered. */
    MONITOR("monitor"),
    /** A thread woken. */
    UNPARK("unpark");

    private final String text;

    AtomicKind(String text) {
        this.text = text;
    }

    /** What a call of a method of the JDK is; null if it is none of these. */
    static AtomicKind ofCall(String owner, String name) {
        if (owner.equals("java/util/concurrent/locks/LockSupport")) {
            return name.equals("unpark") ? UNPARK : null;
        }
        if (owner.equals("java/lang/invoke/VarHandle")) {
            if (name.endsWith("Fence")) {
                return FENCE;
            }
            return isUpdate(name) ? RMW : name.equals("setVolatile") ? VOLATILE_WRITE : null;
        }
        if (owner.startsWith("java/util/concurrent/atomic/")) {
            return isUpdate(name) ? RMW : name.equals("set") ? VOLATILE_WRITE : null;
        }
        return null;
    }

    private static boolean isUpdate(String name) {
        return name.startsWith("compareAnd")
                || name.startsWith("weakCompareAnd")
                || name.startsWith("getAnd") // set, add, update, and the bitwise ones
                || name.endsWith("AndGet")
                || name.equals("add") // the adders
                || name.equals("increment")
                || name.equals("decrement")
                || name.equals("accumulate");
    }

    @Override
    public String toString() {
        return text;
    }
}
