package io.fairway.affinity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A process of the tests of leases. It obeys its standard input: {@code take CPU NANOS} takes a
 * processor at an instant of {@link System#nanoTime}, which on Linux is that of the host; {@code
 * free} gives the last one back; {@code churn CPU} takes and gives back until killed.
 */
final class LeaseContender {
    private LeaseContender() {}

    public static void main(String[] args) throws IOException {
        final CpuReservations reservations = CpuReservations.shared(Path.of(args[0]));
        final Deque<Reservation> held = new ArrayDeque<>();
        final BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready " + ProcessHandle.current().pid());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            final String[] words = line.split(" ");
            switch (words[0]) {
                case "take" -> {
                    final long instant = Long.parseLong(words[2]);
                    while (System.nanoTime() < instant) {
                        Thread.onSpinWait();
                    }
                    final Reservation each =
                            reservations.tryReserve(Integer.parseInt(words[1]), "contender");
                    if (each.held()) {
                        held.push(each);
                    }
                    System.out.println((each.held() ? "taken " : "refused ") + each.reason());
                }
                case "free" -> {
                    held.pop().close();
                    System.out.println("freed " + reservations.problems());
                }
                case "churn" -> churn(reservations, Integer.parseInt(words[1]));
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    private static void churn(CpuReservations reservations, int cpu) {
        System.out.println("churning");
        while (true) {
            reservations.tryReserve(cpu, "churn").close();
        }
    }
}
