package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a process table made for the purpose: each fate that the holder of a lease may have. */
class LeaseDirectoryTest {
    private static final long SELF = ProcessHandle.current().pid();
    private static final String BOOT = "boot-1";

    @TempDir private Path root;
    private Path directory;
    private LeaseDirectory leases;

    @BeforeEach
    void processTable() throws IOException {
        directory = root.resolve("cpus");
        Files.createDirectories(root.resolve("proc/sys/kernel/random"));
        Files.writeString(root.resolve("proc/sys/kernel/random/boot_id"), BOOT + "\n");
        process("self", SELF, "S", 500);
        process("1", 1, "S", 1);
        leases =
                new LeaseDirectory(directory, new ProcessTable(root), TimeUnit.SECONDS.toNanos(10));
    }

    private void process(String entry, long pid, String state, long start) throws IOException {
        final Path stat = root.resolve("proc").resolve(entry).resolve("stat");
        Files.createDirectories(stat.getParent());
        // A name that tries to look like the fields after it.
        Files.writeString(
                stat, pid + " (java) S 1 (x) " + state + " 1".repeat(18) + " " + start + " 0 0\n");
    }

    private void lease(int cpu, long pid, long start, String boot) throws IOException {
        file("cpu-" + cpu + ".lease", new Lease(pid, start, boot, "other").format());
    }

    private void file(String name, String content) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name), content);
    }

    private String content(int cpu) throws IOException {
        return Files.readString(directory.resolve("cpu-" + cpu + ".lease"));
    }

    private void assertTaken(int cpu) throws IOException {
        assertEquals(Optional.empty(), leases.take(cpu, "me"));
        assertEquals(
                "fairway-lease 1\npid=" + SELF + "\nstart=500\nboot=boot-1\nowner=me\n",
                content(cpu));
    }

    @Test
    @DisplayName("a free CPU is taken, held, and given back")
    void takesAndGivesBack() throws IOException {
        assertTaken(3);
        process(String.valueOf(SELF), SELF, "S", 500);
        assertEquals(
                Optional.of("CPU 3 is held by process " + SELF + " (me)"), leases.take(3, "again"));
        final List<Problem> problems = new ArrayList<>();
        assertEquals(Map.of(3, new Lease(SELF, 500, BOOT, "me")), leases.held(problems));
        assertEquals(Optional.empty(), leases.giveBack(3));
        assertFalse(Files.exists(directory.resolve("cpu-3.lease")));
        assertEquals(List.of(), problems);
    }

    @Test
    @DisplayName("a living process keeps its CPU, also while it is stopped")
    void living() throws IOException {
        for (String state : List.of("S", "R", "D", "T", "t")) {
            process("77", 77, state, 900);
            lease(3, 77, 900, BOOT);
            assertEquals(Optional.of("CPU 3 is held by process 77 (other)"), leases.take(3, "me"));
        }
        assertEquals(Optional.empty(), leases.giveBack(3), "not ours: left alone");
        assertTrue(content(3).contains("pid=77"));
    }

    @Test
    @DisplayName("the CPU of a process that is gone is taken over")
    void gone() throws IOException {
        lease(3, 77, 900, BOOT);
        assertEquals(Map.of(), leases.held(new ArrayList<>()));
        assertTaken(3);
    }

    @Test
    @DisplayName("the CPU of a zombie is taken over")
    void zombie() throws IOException {
        process("77", 77, "Z", 900);
        lease(3, 77, 900, BOOT);
        assertTaken(3);
    }

    @Test
    @DisplayName("a later process of the same number does not hold the CPU")
    void numberUsedAgain() throws IOException {
        process("77", 77, "S", 901);
        lease(3, 77, 900, BOOT);
        assertTaken(3);
    }

    @Test
    @DisplayName("leases from before the last boot do not count, even if number and start agree")
    void earlierBoot() throws IOException {
        process("77", 77, "S", 900);
        lease(3, 77, 900, "boot-0");
        assertTaken(3);
    }

    @Test
    @DisplayName("where processes of others are hidden, one that is not seen may live")
    void hidden() throws IOException {
        Files.delete(root.resolve("proc/1/stat"));
        Files.delete(root.resolve("proc/1"));
        lease(3, 77, 900, BOOT);
        assertTrue(leases.take(3, "me").isPresent());
    }

    @Test
    @DisplayName("foreign files are reported and left alone, broken leases count as free")
    void garbage() throws IOException {
        file("README", "hello");
        file("cpu-x.lease", "hello");
        file("cpu-99999999999.lease", "hello");
        file("cpu-3.lease", "\0\1 garbage");
        file("cpu-4.lease", "");
        file("cpu-5.lease", "fairway-lease 1\npid=x\n");
        file("cpu-6.lease", "fairway-lease 2\nholder=77\n");
        Files.createDirectories(directory.resolve("cpu-7.lease"));
        final List<Problem> problems = new ArrayList<>();
        assertEquals(Map.of(), leases.held(problems));
        assertEquals(8, problems.size(), problems.toString());
        assertTaken(3);
        assertTaken(4);
        assertTrue(leases.take(5, "me").orElse("").contains("of a form unknown here"));
        assertTrue(leases.take(6, "me").orElse("").contains("of a form unknown here"));
        assertTrue(leases.take(7, "me").orElse("").endsWith("is not a file"));
        assertEquals("hello", Files.readString(directory.resolve("README")));
        assertEquals("hello", Files.readString(directory.resolve("cpu-x.lease")));
    }

    @Test
    @DisplayName("what a crash under the lock left is removed")
    void remains() throws IOException {
        file("new-77.tmp", "fairway-lease 1\npi");
        assertTaken(3);
        assertFalse(Files.exists(directory.resolve("new-77.tmp")));
    }

    @Test
    @DisplayName("an interrupted thread takes and gives back, and stays interrupted")
    void interrupted() throws IOException {
        Thread.currentThread().interrupt();
        assertEquals(Optional.empty(), leases.take(3, "me"));
        assertTrue(Thread.currentThread().isInterrupted());
        assertEquals(Optional.empty(), leases.giveBack(3));
        assertTrue(Thread.interrupted());
        assertFalse(Files.exists(directory.resolve("cpu-3.lease")));
    }

    @Test
    @DisplayName(
            "without a directory that can be made, or without /proc, it is refused with a reason")
    void unusable() throws IOException {
        Files.writeString(root.resolve("file"), "");
        final LeaseDirectory inFile =
                new LeaseDirectory(root.resolve("file/cpus"), new ProcessTable(root), 0);
        assertTrue(inFile.take(3, "me").orElse("").startsWith("no lease in "));
        final LeaseDirectory elsewhere =
                new LeaseDirectory(directory, new ProcessTable(root.resolve("nowhere")), 0);
        assertEquals(
                Optional.of("this host has no /proc to tell processes apart: no leases"),
                elsewhere.take(3, "me"));
    }

    @Test
    @DisplayName("an owner's line breaks do not make lines of their own")
    void owner() throws IOException {
        assertEquals(Optional.empty(), leases.take(3, "a\npid=1\r\nb"));
        assertEquals("a pid=1  b", Lease.parse(content(3)).orElseThrow().owner());
        assertEquals(SELF, Lease.parse(content(3)).orElseThrow().pid());
    }
}
