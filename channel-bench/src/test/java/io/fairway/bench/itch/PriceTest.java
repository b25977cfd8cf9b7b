package io.fairway.bench.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0000",
        "1, 0.0001",
        "9999, 0.9999",
        "10000, 1.0000",
        "270600, 27.0600",
        "4294967295, 429496.7295"
    })
    void hasFourDecimals(long price, String text) {
        assertEquals(text, Price.toString(price));
    }
}
