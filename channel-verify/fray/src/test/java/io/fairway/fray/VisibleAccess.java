package io.fairway.fray;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What the rewritten class files call for accesses that Fray would not see. */
public final class VisibleAccess {
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

    private VisibleAccess() {}

    /** As {@link VarHandle#getAndBitwiseOr}, in two accesses that Fray sees. */
    public static long getAndBitwiseOr(VarHandle field, Object owner, long mask) {
        for (; ; ) {
            final long old = (long) field.getVolatile(owner);
            if (field.compareAndSet(owner, old, old | mask)) {
                return old;
            }
        }
    }

    /** As {@link VarHandle#getAndBitwiseAnd}, in two accesses that Fray sees. */
    public static long getAndBitwiseAnd(VarHandle field, Object owner, long mask) {
        for (; ; ) {
            final long old = (long) field.getVolatile(owner);
            if (field.compareAndSet(owner, old, old & mask)) {
                return old;
            }
        }
    }

    /** Reads an array's element. */
    public static Object load(Object[] array, int index) {
        return ELEMENT.getVolatile(array, index);
    }

    /** Writes an array's element. */
    public static void store(Object[] array, int index, Object element) {
        ELEMENT.setVolatile(array, index, element);
    }
}
