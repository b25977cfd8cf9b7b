package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.verify.Tier;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract on one processor, where a thread that waits for another without letting it run waits
 * for the rest of its time slice.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class OneCpuTest {
    private static final String CONTRACT = "io.fairway.verify.contract.";

    /** The quick tier's part: selects, over both kinds of channel. */
    private static final List<String> QUICK =
            List.of(CONTRACT + "FairwaySelectTest", ContractRun.WITHOUT_RACES);

    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern FIRST_CPU = Pattern.compile("Cpus_allowed_list:\\s*(\\d+).*");
    private static final Pattern RESULT =
            Pattern.compile(
                    ContractRun.RESULT + " processors=(\\d+) succeeded=(\\d+) .* failed=(\\d+)");

    @Test
    @DisplayName("the channels and selects keep the contract, pinned to one processor")
    void contractOnOneProcessor() throws Exception {
        if (!Files.isExecutable(TASKSET) || !Files.isReadable(STATUS)) {
            System.out.println("not run: " + TASKSET + " or " + STATUS + " is missing");
            return;
        }
        final List<String> classes = Tier.isFull() ? allContracts() : QUICK;
        System.out.println("on one processor: " + classes);
        // Two carriers: the harness's races spin, and on virtual threads might keep the only one.
        final List<String> lines =
                new ChildJvm(TASKSET.toString(), "-c", firstCpu())
                        .option("-Djdk.virtualThreadScheduler.parallelism=2")
                        .run(
                                55,
                                TimeUnit.MINUTES,
                                ContractRun.class,
                                classes.toArray(new String[0]));
        final Matcher result = RESULT.matcher(lines.get(lines.size() - 1));
        assertTrue(result.matches(), () -> "no result in " + lines);
        assertEquals("1", result.group(1), "processors");
        assertTrue(Integer.parseInt(result.group(2)) >= 20 * classes.size(), result.group());
        assertEquals("0", result.group(3), "failures");
    }

    /** One of the processors that this process may use. */
    private static String firstCpu() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            final Matcher matcher = FIRST_CPU.matcher(line);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("no list of processors in " + STATUS);
    }

    private static List<String> allContracts() throws IOException, URISyntaxException {
        final Path root =
                Path.of(
                        OneCpuTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (Stream<Path> files = Files.list(root.resolve(CONTRACT.replace('.', '/')))) {
            final List<String> all =
                    files.map(each -> each.getFileName().toString())
                            .filter(each -> each.endsWith("Test.class"))
                            .map(each -> CONTRACT + each.replace(".class", ""))
                            .sorted()
                            .collect(Collectors.toList());
            assertTrue(all.contains(QUICK.get(0)), () -> "contracts: " + all);
            return all;
        }
    }
}
