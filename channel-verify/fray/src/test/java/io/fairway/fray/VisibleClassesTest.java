package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.ring.Ring;
import io.fairway.select.Select;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The class files that the scenarios run are the production ones, made visible. */
class VisibleClassesTest {
    private static final Path VISIBLE = Path.of("target", VisibleClasses.DIRECTORY);

    /** The sources are looked at for nothing but the names of their classes. */
    private static final List<String> SOURCES =
            List.of("channel-ringbuffer", "channel-core", "channel-select");

    @Test
    void scenariosRunTheVisibleClasses() {
        for (Class<?> each : List.of(Ring.class, Channel.class, Select.class)) {
            final String home = each.getProtectionDomain().getCodeSource().getLocation().getPath();
            assertTrue(home.endsWith("/" + VisibleClasses.DIRECTORY + "/"), each + " of " + home);
        }
    }

    @Test
    void everyProductionClassIsRewritten() throws IOException {
        final Map<String, byte[]> production = VisibleClasses.production();
        assertFalse(production.isEmpty());
        final Set<String> visible = new TreeSet<>();
        try (Stream<Path> files = Files.walk(VISIBLE)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> visible.add(VISIBLE.relativize(file).toString()));
        }
        assertEquals(production.keySet(), visible);
        for (Map.Entry<String, byte[]> each : production.entrySet()) {
            final byte[] expected = VisibleClasses.rewrite(each.getValue());
            final byte[] actual = Files.readAllBytes(VISIBLE.resolve(each.getKey()));
            assertEquals(List.of(), invisible(actual), each.getKey());
            assertTrue(Arrays.equals(expected, actual), each.getKey() + " is stale");
        }
    }

    @Test
    void everySourceHasVisibleClass() throws IOException {
        int sources = 0;
        for (String module : SOURCES) {
            final Path root = Path.of("..", "..", module, "src", "main", "java");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    final String name = root.relativize(file).toString();
                    if (name.endsWith("-info.java")) {
                        continue;
                    }
                    sources++;
                    final String classFile = name.replace(".java", ".class");
                    assertTrue(Files.exists(VISIBLE.resolve(classFile)), classFile);
                }
            }
        }
        assertTrue(sources > 0);
    }

    /** Else the check below would find nothing in anything. */
    @Test
    void productionClassesHaveInvisibleAccesses() throws IOException {
        int found = 0;
        for (byte[] classFile : VisibleClasses.production().values()) {
            found += invisible(classFile).size();
        }
        assertTrue(found > 20, "only " + found);
    }

    @Test
    void loopsDoWhatTheyReplace() throws ReflectiveOperationException {
        final Box box = new Box();
        final VarHandle handle =
                MethodHandles.lookup().findVarHandle(Box.class, "value", long.class);
        box.value = 0b0101;
        assertEquals(0b0101, VisibleAccess.getAndBitwiseOr(handle, box, 0b0110));
        assertEquals(0b0111, box.value);
        assertEquals(0b0111, VisibleAccess.getAndBitwiseAnd(handle, box, 0b0011));
        assertEquals(0b0011, box.value);
    }

    /** Something with a field. */
    private static final class Box {
        long value;
    }

    /** The accesses of VarHandles, and in rings of elements, that Fray does not see. */
    private static List<String> invisible(byte[] classFile) {
        final List<String> found = new ArrayList<>();
        final ClassReader reader = new ClassReader(classFile);
        final boolean ring = reader.getClassName().startsWith("io/fairway/ring/");
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String generic, String[] e) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitMethodInsn(
                                    int opcode, String owner, String call, String t, boolean i) {
                                if (owner.equals(VisibilityRewriter.VAR_HANDLE)
                                        && !VisibilityRewriter.VISIBLE.contains(call)) {
                                    found.add(name + " calls " + call);
                                }
                            }

                            @Override
                            public void visitInsn(int opcode) {
                                if (ring
                                        && (opcode == Opcodes.AALOAD
                                                || opcode == Opcodes.AASTORE)) {
                                    found.add(name + " accesses an element");
                                }
                            }
                        };
                    }
                },
                0);
        return found;
    }
}
