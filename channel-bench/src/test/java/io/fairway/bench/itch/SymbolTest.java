package io.fairway.bench.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "ZVZZT", "BRK.B", "ABCDEFGH", ""})
    void comesBack(String symbol) {
        assertEquals(symbol, Symbol.toString(Symbol.of(symbol)));
    }

    @Test
    void isPaddedWithBlanks() {
        assertEquals(0x41_42_20_20_20_20_20_20L, Symbol.of("AB"));
    }

    @Test
    void hasEightCharactersAtMost() {
        assertThrows(IllegalArgumentException.class, () -> Symbol.of("ABCDEFGHI"));
    }
}
