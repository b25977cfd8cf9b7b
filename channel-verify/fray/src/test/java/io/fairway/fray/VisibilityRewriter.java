package io.fairway.fray;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes the accesses of one class file such that Fray switches threads at them.
 *
 * <p>Fray switches at volatile fields and at the volatile accesses and compare-and-set of
 * VarHandles, and at no weaker ones. Since it runs one thread at a time, the stronger modes allow
 * it the same interleavings, and no fewer.
 */
final class VisibilityRewriter extends ClassVisitor {
    static final String VAR_HANDLE = "java/lang/invoke/VarHandle";

    /** The accesses of VarHandles that Fray sees as they are. */
    static final Set<String> VISIBLE = Set.of("getVolatile", "setVolatile", "compareAndSet");

    private static final String HELPER = Type.getInternalName(VisibleAccess.class);

    private static final Map<String, String> STRONGER =
            Map.ofEntries(
                    Map.entry("get", "getVolatile"),
                    Map.entry("getOpaque", "getVolatile"),
                    Map.entry("getAcquire", "getVolatile"),
                    Map.entry("set", "setVolatile"),
                    Map.entry("setOpaque", "setVolatile"),
                    Map.entry("setRelease", "setVolatile"),
                    Map.entry("weakCompareAndSetPlain", "compareAndSet"),
                    Map.entry("weakCompareAndSetAcquire", "compareAndSet"),
                    Map.entry("weakCompareAndSetRelease", "compareAndSet"),
                    Map.entry("weakCompareAndSet", "compareAndSet"));

    private static final Set<String> LOOPS = Set.of("getAndBitwiseOr", "getAndBitwiseAnd");

    private boolean inRing;
    private boolean shared;

    VisibilityRewriter(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            String signature,
            String superName,
            String[] interfaces) {
        inRing = name.startsWith("io/fairway/ring/");
        shared = inRing || name.startsWith("io/fairway/channel/blocking/");
        super.visit(version, access, name, signature, superName, interfaces);
    }

    /**
     * Plain fields get volatile where a lock or another field is to publish them: else an access
     * outside the lock, or on the wrong side of the publication, would never be interleaved.
     */
    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, String signature, Object value) {
        final boolean plain = (access & (Opcodes.ACC_FINAL | Opcodes.ACC_STATIC)) == 0;
        final boolean padding = descriptor.equals("B");
        final int visible = shared && plain && !padding ? access | Opcodes.ACC_VOLATILE : access;
        return super.visitField(visible, name, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        final MethodVisitor next =
                super.visitMethod(access, name, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String method, String type, boolean isInterface) {
                if (!owner.equals(VAR_HANDLE) || VISIBLE.contains(method)) {
                    super.visitMethodInsn(opcode, owner, method, type, isInterface);
                } else if (STRONGER.containsKey(method)) {
                    super.visitMethodInsn(opcode, owner, STRONGER.get(method), type, false);
                } else if (LOOPS.contains(method)) {
                    callLoop(method, type);
                } else {
                    throw new IllegalStateException(
                            "VarHandle." + method + ": say how to rewrite it");
                }
            }

            private void callLoop(String method, String type) {
                final String helper = "(L" + VAR_HANDLE + ";Ljava/lang/Object;J)J";
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HELPER, method, helper, false);
                if (Type.getReturnType(type) == Type.VOID_TYPE) {
                    super.visitInsn(Opcodes.POP2);
                }
            }

            @Override
            public void visitInsn(int opcode) {
                if (inRing && opcode == Opcodes.AALOAD) {
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            HELPER,
                            "load",
                            "([Ljava/lang/Object;I)Ljava/lang/Object;",
                            false);
                } else if (inRing && opcode == Opcodes.AASTORE) {
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            HELPER,
                            "store",
                            "([Ljava/lang/Object;ILjava/lang/Object;)V",
                            false);
                } else {
                    super.visitInsn(opcode);
                }
            }
        };
    }
}
