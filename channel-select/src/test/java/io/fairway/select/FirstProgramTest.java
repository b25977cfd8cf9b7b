package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import samples.FirstProgram;

/** The program with which the documentation begins. */
class FirstProgramTest {

    @Test
    @DisplayName("the first program prints what was sent, in order, and that it is done")
    void programRuns() throws Exception {
        final PrintStream console = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            FirstProgram.main(new String[0]);
        } finally {
            System.setOut(console);
        }

        final Stream<String> lines = printed.toString(StandardCharsets.UTF_8).lines();
        assertEquals(
                List.of("order 1", "order 2", "order 3", "done"),
                // On a slow machine the orders may be late.
                lines.filter(line -> !line.equals("still waiting")).collect(Collectors.toList()));
    }
}
