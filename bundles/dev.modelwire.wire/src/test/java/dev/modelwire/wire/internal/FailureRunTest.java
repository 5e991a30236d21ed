package dev.modelwire.wire.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FailureRunTest {

    private final FailureRun failures = new FailureRun();

    @Test
    void begins_firstAfterASuccess_onlyThat() {
        failures.ends();
        assertTrue(failures.begins());
        assertFalse(failures.begins());

        failures.ends();

        assertTrue(failures.begins());
    }
}
