package dev.modelwire.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionOptionsTest {

    @Test
    void stateless_withoutMore_isOneThreadAndOneSample() {
        assertEquals(new SessionOptions(1, false, 1), SessionOptions.stateless());
        assertEquals(new SessionOptions(1, false, 256), SessionOptions.stateless(256));
        assertEquals(new SessionOptions(2, true, 1), new SessionOptions(2, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 257})
    void batch_outOfRange_isRefusedWithTheRange(int batch) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> SessionOptions.stateless(batch));
        assertEquals("batch [" + batch + "] must be 1 to 256", e.getMessage());
    }
}
