package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.model.ModelName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desired version that has to be better than the active one before it takes its place. */
class ShadowTest {

    private static final ModelName PUMP = ModelName.of("pump");
    private static final String SHADOW = "\"activate\":\"shadow\"";

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void desire(int revision, String version, String content, String policy) {
        String model = gateway.model("pump", version, content);
        gateway.configure(state(revision, model.replaceFirst("\\{", "{" + policy + ",")), false);
    }

    private String waiting() {
        return at(gateway.model("pump"), "waiting");
    }

    @Test
    void shadow_newVersion_isLoadedBesideTheActiveOne() {
        desire(2, "2", "model two", SHADOW);

        assertEquals("1", gateway.running("pump"));
        assertEquals(List.of("activate pump@1", "shadow pump@2"), gateway.activator.log());
        assertEquals("WAITING", at(gateway.model("pump"), "phase"));
        assertEquals("version 2 waits in the shadow of version 1", waiting());
        assertEquals("2", at(gateway.model("pump"), "candidate", "version"));
    }

    @Test
    void shadow_compared_saysHowItStands() {
        desire(2, "2", "model two", SHADOW);
        gateway.activator.compares(PUMP, "MAE [3.1] against [2.0] over 40 targets", "");
        gateway.threads.pass(Duration.ofMinutes(2));

        assertEquals("1", gateway.running("pump"));
        assertEquals("version 2 waits in the shadow of version 1: MAE [3.1] against [2.0] over 40 targets", waiting());
        assertEquals(List.of("activate pump@1", "shadow pump@2"), gateway.activator.log());
    }

    @Test
    void shadow_better_isActivatedAndTheReportSaysWhy() {
        desire(2, "2", "model two", SHADOW);
        gateway.activator.compares(PUMP, "MAE [1.0] against [2.0]", "MAE [1.0] against [2.0] for 3 days");
        gateway.threads.pass(Duration.ofMinutes(2));

        assertEquals("2", gateway.running("pump"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(List.of("activate pump@1", "shadow pump@2", "activate pump@2"), gateway.activator.log());
        assertTrue(
                gateway.reported()
                        .toString()
                        .contains("version 2 leaves the shadow: MAE [1.0] against [2.0] for 3 days"),
                () -> gateway.reported().toString());
        gateway.threads.pass(Duration.ofHours(2));
        assertEquals(3, gateway.activator.log().size(), "what is active is no shadow again");
    }

    @Test
    void shadow_withoutAnActiveVersion_isActivatedAtOnce() {
        gateway.configure(state(2), false);
        desire(3, "2", "model two", SHADOW);

        assertEquals("2", gateway.running("pump"));
        assertFalse(gateway.activator.log().contains("shadow pump@2"));
    }

    @Test
    void shadow_refusedByAGate_isKnownBadAndTheActiveOneGoesOn() {
        desire(2, "2", "nonsense", SHADOW);
        gateway.threads.pass(Duration.ofHours(2));

        assertEquals("1", gateway.running("pump"));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
        assertEquals(List.of("activate pump@1", "shadow pump@2"), gateway.activator.log());
    }

    @Test
    void shadow_powerCut_isAShadowAgain() {
        desire(2, "2", "model two", SHADOW);
        gateway.powerCut();
        desire(2, "2", "model two", SHADOW);

        assertEquals("1", gateway.running("pump"));
        assertEquals(List.of("activate pump@1", "shadow pump@2"), gateway.activator.log());
    }

    @Test
    void shadow_anotherDesired_takesItsPlace() {
        desire(2, "2", "model two", SHADOW);
        desire(3, "3", "model three", SHADOW);

        assertEquals(
                List.of("activate pump@1", "shadow pump@2", "end shadow pump", "shadow pump@3"),
                gateway.activator.log());
        assertEquals(
                "3", gateway.activator.shadows().get(PUMP).version().label().value());
    }

    @Test
    void shadow_noLongerDesired_ends() {
        desire(2, "2", "model two", SHADOW);
        gateway.configure(state(3, gateway.model("pump", "1", "model one")), false);

        assertEquals("1", gateway.running("pump"));
        assertTrue(gateway.activator.shadows().isEmpty());
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
    }

    @Test
    void shadow_operatorActivatesIt_waitsNoLonger() {
        desire(2, "2", "model two", SHADOW);
        gateway.loop.perform(new Operation.Activate(PUMP));
        gateway.threads.settle();

        assertEquals("2", gateway.running("pump"));
        assertTrue(gateway.activator.shadows().isEmpty());
    }

    @Test
    void shadow_engineAway_isTriedAgainWhenItIsBack() {
        gateway.activator.engine(false);
        desire(2, "2", "model two", SHADOW);
        assertEquals("ENGINE_MISSING", at(gateway.model("pump"), "failure", "code"));
        gateway.activator.engine(true);
        gateway.loop.enginesChanged();
        gateway.threads.settle();

        assertEquals(
                "2", gateway.activator.shadows().get(PUMP).version().label().value());
    }
}
