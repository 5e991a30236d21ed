package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.InferenceSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceOptionsTest {

    @Test
    void of_withinRange_isTaken() {
        assertEquals(4, InferenceOptions.of(4, 1000, 4).sessions());
        assertEquals(1000, InferenceOptions.of(4, 1000, 4).warmUpRuns());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 20, sessions [0] must be 1 to 4",
        "5, 20, sessions [5] must be 1 to 4",
        "1, 0, warmUpRuns [0] must be 1 to 1000",
        "1, 1001, warmUpRuns [1001] must be 1 to 1000"
    })
    void of_outOfRange_isRefusedWithKeyValueAndRange(int sessions, int warmUpRuns, String message) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> InferenceOptions.of(sessions, warmUpRuns, 4));
        assertEquals(message, e.getMessage());
    }

    @Test
    void of_hostRefusesChangedContracts_isTaken() {
        InferenceSettings settings =
                new InferenceSettings(1, 20, true, 512, 30, 600, 20, 5, 10, "in-process", 0, 10, 0, 64, "refuse");
        assertTrue(InferenceOptions.of(settings, 1).refusesNewWiring());
    }
}
