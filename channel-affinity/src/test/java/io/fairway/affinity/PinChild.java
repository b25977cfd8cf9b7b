package io.fairway.affinity;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program of a child JVM: does what its arguments say and prints a line about each. */
final class PinChild {

    private PinChild() {}

    /**
     * Runs the commands.
     *
     * @param commands {@code topology}, {@code silent}, {@code try=CPUS}, {@code memory=NODE}, or
     *     {@code shrink=CPUS=FILE} to pin to these and then to take all others away
     */
    public static void main(String[] commands) throws IOException {
        for (String each : commands) {
            System.out.println(answer(each.split("=")));
        }
    }

    private static Object answer(String[] command) throws IOException {
        return switch (command[0]) {
            case "topology" -> Topology.read().allowance().cpus();
            case "silent" -> LinuxCalls.hostWithoutWarning().unavailable();
            case "try" -> {
                try (Pinning pinning = Pinning.tryPin(CpuSet.parse(command[1]))) {
                    yield pinning.result();
                }
            }
            case "memory" -> {
                try (Arena arena = Arena.ofConfined()) {
                    yield NumaMemory.allocate(arena, 1, Integer.parseInt(command[1])).result();
                }
            }
            case "shrink" -> shrink(command[1], Path.of(command[2]));
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    private static String shrink(String cpus, Path file) throws IOException {
        final Pinning pinning = Pinning.pin(CpuSet.parse(cpus));
        Files.writeString(file, cpus);
        try {
            pinning.close();
            return "restored: " + pinning.restoration();
        } catch (PinningException e) {
            return "thrown: " + e.result();
        }
    }
}
