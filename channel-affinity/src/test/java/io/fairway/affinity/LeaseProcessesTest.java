package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Leases among real processes, which compete, are killed, and are stopped. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "leases need /proc")
class LeaseProcessesTest {
    private static final boolean PROOF = Boolean.getBoolean("fairway.proof");
    private static final int ROUNDS = PROOF ? 20_000 : 500;
    private static final int KILLS = PROOF ? 200 : 8;

    @TempDir private Path directory;
    private final List<Contender> contenders = new ArrayList<>();

    /** A process that obeys. What it says is read under the time limit of the test. */
    private static final class Contender {
        final Process process;
        private final BufferedReader answers;
        private final Writer orders;

        Contender(Path directory) throws IOException {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xshare:auto",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    LeaseContender.class.getName(),
                                    directory.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            answers = process.inputReader(StandardCharsets.UTF_8);
            orders = process.outputWriter(StandardCharsets.UTF_8);
        }

        void order(String text) throws IOException {
            orders.write(text + "\n");
            orders.flush();
        }

        void order(int cpu, long instant) throws IOException {
            order("take " + cpu + " " + instant);
        }

        void answers(String expected) throws IOException {
            final String answer = answer();
            assertTrue(answer.startsWith(expected), answer);
        }

        String answer() throws IOException {
            return String.valueOf(answers.readLine());
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "killed, but does not end");
        }

        void signal(String name) throws IOException, InterruptedException {
            final Process kill =
                    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                            .inheritIO()
                            .start();
            assertEquals(0, kill.waitFor());
        }
    }

    private Contender contender() throws IOException {
        final Contender contender = new Contender(directory);
        contenders.add(contender);
        contender.answers("ready " + contender.process.pid());
        return contender;
    }

    /** With a registry of its own: another test's reservations are none of its business. */
    private CpuReservations reservations() {
        return new CpuReservations(
                new ConcurrentHashMap<>(),
                new LeaseDirectory(
                        directory, new ProcessTable(Path.of("/")), TimeUnit.SECONDS.toNanos(10)));
    }

    @AfterEach
    void end() {
        contenders.forEach(each -> each.process.destroyForcibly());
    }

    @Test
    @DisplayName("two processes that want a CPU at once: exactly one gets it, if free or stale")
    void exactlyOne() throws IOException {
        final Contender one = contender();
        final Contender two = contender();
        final int[] wins = new int[2];
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 1) {
                // Of a process of an earlier boot: stale, so both may take it over.
                Files.writeString(
                        directory.resolve("cpu-0.lease"),
                        new Lease(1, 1, "no such boot", "stale").format());
            }
            final long instant = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(500);
            one.order(0, instant);
            two.order(0, instant);
            final String first = one.answer();
            final String second = two.answer();
            final boolean won = first.startsWith("taken");
            final Contender loser = won ? two : one;
            final Contender winner = won ? one : two;
            assertTrue(
                    won != second.startsWith("taken"),
                    "round " + round + ": " + first + "; " + second);
            assertEquals(
                    "refused CPU 0 is held by process " + winner.process.pid() + " (contender)",
                    loser == one ? first : second);
            wins[won ? 0 : 1]++;
            winner.order("free");
            winner.answers("freed []");
        }
        System.out.println(
                "leases: of " + ROUNDS + " rounds one won " + wins[0] + ", the other " + wins[1]);
    }

    @Test
    @DisplayName("the CPU of a killed process can be had at once; that of a stopped one cannot")
    void killedAndStopped() throws IOException, InterruptedException {
        final CpuReservations reservations = reservations();
        final Contender holder = contender();
        holder.order(1, 0);
        holder.answers("taken");
        final String heldBy = "CPU 1 is held by process " + holder.process.pid() + " (contender)";
        assertEquals(heldBy, reservations.tryReserve(1, "test").reason());
        assertEquals(
                List.of(new CpuHolder(1, holder.process.pid(), "contender")),
                reservations.holders());

        holder.signal("STOP");
        awaitState(holder.process.pid(), "T");
        assertEquals(heldBy, reservations.tryReserve(1, "test").reason());
        assertEquals(CpuSet.of(1), reservations.reserved());

        holder.kill();
        assertEquals(CpuSet.empty(), reservations.reserved());
        try (Reservation mine = reservations.tryReserve(1, "test")) {
            assertTrue(mine.held(), mine.reason());
        }
        assertFalse(Files.exists(directory.resolve("cpu-1.lease")));
        assertEquals(List.of(), reservations.problems());
    }

    private static void awaitState(long pid, String state) throws IOException {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") " + state + " ")) {
            assertTrue(System.nanoTime() < deadline, pid + " does not stop");
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("killed at any point of taking and giving back, it leaves nothing in the way")
    void killedAnywhere() throws IOException, InterruptedException {
        final long seed = Long.getLong("fairway.test.seed", System.nanoTime());
        System.out.println("fairway.test.seed=" + seed);
        final Random random = new Random(seed);
        final CpuReservations reservations = reservations();
        for (int kill = 0; kill < KILLS; kill++) {
            final Contender victim = contender();
            victim.order("churn 2");
            victim.answers("churning");
            // Not to wait for something, but to be killed at another point each time.
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(50_000)));
            victim.kill();
            try (Reservation mine = reservations.tryReserve(2, "test")) {
                assertTrue(mine.held(), "kill " + kill + ": " + mine.reason());
            }
        }
        try (var files = Files.list(directory)) {
            assertEquals(
                    List.of("lock"), files.map(each -> each.getFileName().toString()).toList());
        }
    }
}
