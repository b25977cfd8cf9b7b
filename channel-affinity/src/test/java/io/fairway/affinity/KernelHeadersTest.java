package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers that the kernel is called with, compared with those in its own headers, where these
 * are installed (Debian: linux-libc-dev). They are there for other architectures than the host's
 * too.
 */
class KernelHeadersTest {
    private static final Path INCLUDE = Path.of("/usr/include");
    private static final Pattern NUMBER =
            Pattern.compile("#define\\s+(\\w+)\\s+(0x[0-9a-fA-F]+|\\d+)\\b.*");
    private static final Pattern SHIFTED =
            Pattern.compile("#define\\s+(\\w+)\\s+\\((\\d+)\\s*<<\\s*(\\d+)\\).*");

    private static Map<String, Integer> numbers(String... names) throws IOException {
        final Map<String, Integer> numbers = new HashMap<>();
        for (String name : names) {
            for (String line : lines(name)) {
                final Matcher number = NUMBER.matcher(line);
                final Matcher shifted = SHIFTED.matcher(line);
                if (number.matches()) {
                    numbers.put(number.group(1), Integer.decode(number.group(2)));
                } else if (shifted.matches()) {
                    numbers.put(
                            shifted.group(1),
                            Integer.parseInt(shifted.group(2))
                                    << Integer.parseInt(shifted.group(3)));
                }
            }
        }
        return numbers;
    }

    private static List<String> lines(String name) throws IOException {
        final Path file = INCLUDE.resolve(name);
        if (!Files.exists(file)) {
            final String reason = "the kernel's header " + file + " is not installed";
            System.out.println("skipped: " + reason);
            Assumptions.abort(reason);
        }
        return Files.readAllLines(file);
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, x86_64-linux-gnu/asm/unistd_64.h",
        // The table that arm64 takes as it is.
        "aarch64, asm-generic/unistd.h"
    })
    @DisplayName("system calls have the numbers of their architecture's header")
    void systemCalls(String architecture, String header) throws IOException {
        final Map<String, Integer> numbers = numbers(header);
        assertEquals(
                SystemCalls.of(architecture).orElseThrow(),
                new SystemCalls(
                        numbers.get("__NR_gettid"),
                        numbers.get("__NR_getcpu"),
                        numbers.get("__NR_mbind"),
                        numbers.get("__NR_set_mempolicy"),
                        numbers.get("__NR_get_mempolicy"),
                        numbers.get("__NR_move_pages")));
    }

    @Test
    @DisplayName("flags have the values of the headers, which are for all architectures")
    void flags() throws IOException {
        final Map<String, Integer> numbers =
                numbers("asm-generic/mman-common.h", "linux/mman.h", "linux/mempolicy.h");
        assertEquals(LinuxKernel.READ_WRITE, numbers.get("PROT_READ") | numbers.get("PROT_WRITE"));
        assertEquals(
                LinuxKernel.PRIVATE_ANONYMOUS,
                numbers.get("MAP_PRIVATE") | numbers.get("MAP_ANONYMOUS"));
        assertEquals(LinuxKernel.MOVE, numbers.get("MPOL_MF_MOVE"));
    }

    @Test
    @DisplayName("memory policies are numbered in the order of the header")
    void policies() throws IOException {
        final String header = String.join(" ", lines("linux/mempolicy.h"));
        final Matcher policies =
                Pattern.compile("enum \\{(\\s*MPOL_DEFAULT,.*?)\\}").matcher(header);
        assertTrue(policies.find(), header);
        final List<String> names = List.of(policies.group(1).strip().split(",\\s*"));
        assertEquals(names.indexOf("MPOL_PREFERRED"), MemoryPolicy.PREFERRED.mode());
        assertEquals(names.indexOf("MPOL_BIND"), MemoryPolicy.BIND.mode());
    }
}
