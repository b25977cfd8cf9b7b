package io.fairway.bench.gate;

import java.util.function.BiPredicate;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Puts a call of {@link AtomicTally} before each instruction of an {@link AtomicKind}. */
final class CountingVisitor extends ClassVisitor {
    private static final int API = Opcodes.ASM9;
    private static final String TALLY = Type.getInternalName(AtomicTally.class);

    private final BiPredicate<String, String> isVolatile;

    /**
     * A visitor that writes to another.
     *
     * @param isVolatile tells of a class and a field
     */
    CountingVisitor(ClassVisitor next, BiPredicate<String, String> isVolatile) {
        super(API, next);
        this.isVolatile = isVolatile;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        final MethodVisitor next =
                super.visitMethod(access, name, descriptor, signature, exceptions);
        return new Method(next, (access & Opcodes.ACC_SYNCHRONIZED) != 0);
    }

    private final class Method extends MethodVisitor {
        private final boolean isSynchronized;

        Method(MethodVisitor next, boolean isSynchronized) {
            super(API, next);
            this.isSynchronized = isSynchronized;
        }

        private void count(AtomicKind kind) {
            super.visitIntInsn(Opcodes.BIPUSH, kind.ordinal());
            super.visitMethodInsn(Opcodes.INVOKESTATIC, TALLY, "count", "(I)V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (isSynchronized) {
                count(AtomicKind.MONITOR);
            }
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean isInterface) {
            final AtomicKind kind = AtomicKind.ofCall(owner, name);
            if (kind != null) {
                count(kind);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            final boolean write = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            if (write && isVolatile.test(owner, name)) {
                count(AtomicKind.VOLATILE_WRITE);
            }
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                count(AtomicKind.MONITOR);
            }
            super.visitInsn(opcode);
        }
    }
}
