package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.Standing;
import dev.modelwire.api.model.ModelName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An active version does worse than it may. */
class SetbackTest {

    private static final ModelName PUMP = ModelName.of("pump");

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void setback_withPrevious_goesBackAndIsNotTriedAgain() {
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        gateway.configure(state(2, gateway.model("pump", "2", "model two")), false);
        gateway.activator.setBack(PUMP);
        gateway.threads.pass(Duration.ofHours(2));

        assertEquals("1", gateway.running("pump"));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals("PROBATION_FAILED", at(gateway.model("pump"), "failure", "code"));
        assertTrue(at(gateway.model("pump"), "failure", "detail").contains("[7] of 10"));
        assertEquals(List.of("activate pump@1", "activate pump@2", "activate pump@1"), gateway.activator.log());
        assertEquals(
                List.of(Standing.NEW, Standing.NEW, Standing.PROVEN),
                gateway.activator.standings(),
                "what was content before is on no probation again");
    }

    @Test
    void probation_ofTheVersionThatRuns_isReportedUntilItsEnd() {
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        gateway.activator.onChange(gateway.loop::enginesChanged);
        gateway.activator.watches(PUMP, Duration.ofMinutes(10), 0);
        gateway.threads.pass(Duration.ofSeconds(5));
        String until = at(gateway.model("pump"), "probation", "until");
        gateway.activator.watches(PUMP, Duration.ofSeconds(596), 31);
        gateway.threads.pass(Duration.ofSeconds(5));

        assertEquals("31", at(gateway.model("pump"), "probation", "records"));
        assertEquals(until, at(gateway.model("pump"), "probation", "until"), "seconds are rounded; the end stays");

        gateway.activator.watches(PUMP, Duration.ZERO, 0);
        gateway.threads.pass(Duration.ofSeconds(5));
        assertFalse(gateway.model("pump").has("probation"));
    }

    @Test
    void setback_withoutPrevious_isStoppedAndSaysSo() {
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        gateway.activator.setBack(PUMP);
        gateway.threads.pass(Duration.ofHours(2));

        assertEquals(List.of("activate pump@1", "deactivate pump"), gateway.activator.log());
        assertEquals("PROBATION_FAILED", at(gateway.model("pump"), "failure", "code"));
        assertFalse(gateway.activator.running().containsKey(PUMP));
    }

    @Test
    void setback_restartAfterwards_restoresThePreviousOnly() {
        String two = state(2, gateway.model("pump", "2", "model two"));
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        gateway.configure(two, false);
        gateway.activator.setBack(PUMP);
        gateway.threads.pass(Duration.ofMinutes(1));
        gateway.powerCut();
        gateway.configure(two, false);
        gateway.threads.pass(Duration.ofHours(2));

        assertEquals("1", gateway.running("pump"));
        assertEquals("PROBATION_FAILED", at(gateway.model("pump"), "failure", "code"));
    }

    @Test
    void setback_anotherVersionIsDesired_isTakenAsEver() {
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        gateway.configure(state(2, gateway.model("pump", "2", "model two")), false);
        gateway.activator.setBack(PUMP);
        gateway.configure(state(3, gateway.model("pump", "3", "model three")), false);
        gateway.threads.pass(Duration.ofMinutes(1));

        assertEquals("3", gateway.running("pump"));
    }
}
