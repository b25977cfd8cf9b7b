package io.fairway.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairway.bench.itch.ItchReader;
import io.fairway.bench.itch.MessageType;
import io.fairway.channel.WaitStrategy;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recorded file whose contents are known. It is not ours to distribute. */
class SampleFileTest {
    private static final String NAME = "FAIRWAY_ITCH_SAMPLE";

    @ParameterizedTest
    @CsvSource({"1, 1, max", "2, 1024, max", "3, 1, max", "5, 7, 100000"})
    void hasWhatIsKnownToBeInIt(int shards, int capacity, String rate) throws Exception {
        final String sample = System.getProperty(NAME, System.getenv(NAME));
        assumeTrue(sample != null, NAME + ", in the environment or as a property, names no file");
        final ReplayOptions options =
                new ReplayOptions(shards, Rate.parse(rate), capacity, WaitStrategy.spinThenPark());
        try (ItchReader feed = new ItchReader(FileChannel.open(Path.of(sample)));
                Pipeline pipeline = new Pipeline(feed, options)) {
            pipeline.start();
            pipeline.awaitDrained(Duration.ofMinutes(1));
            check(pipeline.finish());
        }
    }

    private static void check(ReplayResult result) {
        assertNull(result.fault());
        assertEquals(12_012, result.messages());
        assertEquals(
                "S6 R3 H3 A4997 F3 E198 X45 D1745 U12 P5000",
                result.byType().entrySet().stream()
                        .filter(each -> each.getValue() > 0)
                        .map(each -> name(each.getKey()) + each.getValue())
                        .collect(Collectors.joining(" ")));
        assertEquals(198, result.executions());
        assertEquals(61_798, result.executedShares());
        assertEquals(3_204, result.liveOrders());
        assertEquals(117, result.unknownReferences());
        assertEquals(
                List.of(
                        new StockSummary(2, "BOB", 1_575, 69_667, 53_417),
                        new StockSummary(3, "CHAR", 1_025, 256_500, 195_750),
                        new StockSummary(1, "ALC", 604, 270_600, 205_400)),
                result.stocks());
    }

    private static String name(MessageType type) {
        return String.valueOf(type.code());
    }
}
