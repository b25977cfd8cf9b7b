package io.fairway.bench.gate;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Loads Fairway's classes anew, instrumented so that they count the atomic instructions that they
 * execute. Without assertions, as users run them.
 */
final class CountingLoader extends ClassLoader {
    private static final String OURS = "io.fairway.";

    /** What instrumented classes and those who ask for the counts have in common. */
    private static final Set<String> SHARED =
            Set.of(AtomicTally.class.getName(), AtomicKind.class.getName());

    private final Map<String, Set<String>> volatileFields = new HashMap<>();

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
        setDefaultAssertionStatus(false);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || SHARED.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        final ClassReader reader = read(name.replace('.', '/'));
        if (reader == null) {
            throw new ClassNotFoundException(name);
        }
        final ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new CountingVisitor(writer, this::isVolatile), 0);
        final byte[] code = writer.toByteArray();
        return defineClass(name, code, 0, code.length);
    }

    private ClassReader read(String internalName) {
        try (InputStream in = getResourceAsStream(internalName + ".class")) {
            return in == null ? null : new ClassReader(in);
        } catch (IOException e) {
            throw new GateException("cannot be read: " + internalName, e);
        }
    }

    /** Whether the field, of this class or of one that it extends, is volatile. */
    private boolean isVolatile(String owner, String field) {
        if (!owner.startsWith(OURS.replace('.', '/'))) {
            return false;
        }
        return volatileFields.computeIfAbsent(owner, this::findVolatileFields).contains(field)
                || isVolatile(read(owner).getSuperName(), field);
    }

    private Set<String> findVolatileFields(String owner) {
        final Set<String> found = new HashSet<>();
        read(owner)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public FieldVisitor visitField(
                                    int access,
                                    String name,
                                    String descriptor,
                                    String signature,
                                    Object value) {
                                if ((access & Opcodes.ACC_VOLATILE) != 0) {
                                    found.add(name);
                                }
                                return null;
                            }
                        },
                        ClassReader.SKIP_CODE);
        return found;
    }
}
