package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import dev.modelwire.api.store.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model file that says "crash" kills the process that loads it, for as long as it is told to. */
class CrashLoopTest {

    @TempDir
    Path directory;

    private Gateway gateway;
    private String document = "";

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void configure(String given) {
        document = given;
        gateway.configure(document, false);
    }

    /** Starts the process anew as often as it dies; returns how often that was. */
    private int startUntilItLives() {
        int deaths = 0;
        while (gateway.disk.dead()) {
            assertTrue(deaths++ < 20, "the loop does not break");
            gateway.powerCut();
            if (!gateway.disk.dead()) {
                gateway.configure(document, false);
                gateway.threads.pass(Duration.ofMinutes(1));
            }
        }
        return deaths;
    }

    private List<String> history() {
        return StreamSupport.stream(
                        gateway.model("pump").getAsJsonArray("history").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(entry -> at(entry, "kind") + " " + at(entry, "version"))
                .toList();
    }

    private void crashingSecondVersion() {
        configure(state(1, gateway.model("pump", "1", "model one")));
        configure(state(2, gateway.model("pump", "2", "model crash two")));
        assertTrue(gateway.disk.dead());
    }

    @Test
    void load_newVersionKillsTheProcess_P4_isGivenUpAndTheOldOneServes() {
        crashingSecondVersion();
        assertEquals(3, startUntilItLives());
        assertEquals("1", gateway.running("pump"));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals("LOAD_CRASHED", at(gateway.model("pump"), "failure", "code"));
        assertEquals(
                "the process died [3] times while it was being loaded", at(gateway.model("pump"), "failure", "detail"));
        assertEquals(List.of("ACTIVATED 1", "REFUSED 2"), history());
        assertNull(gateway.record("pump").trial());
        gateway.powerCut();
        gateway.configure(document, false);
        gateway.threads.pass(Duration.ofHours(1));
        assertFalse(gateway.disk.dead(), "it is not tried again by itself, also not after a restart");
        configure(state(3, gateway.model("pump", "3", "model three")));
        assertEquals("3", gateway.running("pump"), "the next good version converges");
    }

    @Test
    void load_firstVersionKillsTheProcess_P4_nothingIsActiveAndTheGatewayLives() {
        configure(state(1, gateway.model("pump", "1", "model crash one")));
        assertEquals(3, startUntilItLives());
        assertEquals("", gateway.running("pump"));
        assertEquals("LOAD_CRASHED", at(gateway.model("pump"), "failure", "code"));
        assertEquals(0, gateway.files(), "nothing is left behind on disk");
    }

    @Test
    void load_operatorAsksAgain_P4_isTriedAndGivenUpAnew() {
        crashingSecondVersion();
        startUntilItLives();
        gateway.loop.sync();
        gateway.threads.settle();
        assertTrue(gateway.disk.dead(), "an operator may ask");
        assertEquals(3, startUntilItLives());
        assertEquals("1", gateway.running("pump"));
        gateway.activator.onCrash(() -> {});
        gateway.loop.sync();
        gateway.threads.settle();
        assertEquals("2", gateway.running("pump"), "what has become good is taken");
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void restore_activeVersionKillsTheProcess_P4_thePreviousOneServes() {
        configure(state(1, gateway.model("pump", "1", "model one")));
        gateway.activator.onCrash(() -> {});
        configure(state(2, gateway.model("pump", "2", "model crash two")));
        assertEquals("2", gateway.running("pump"));
        gateway.powerCut();
        assertTrue(gateway.disk.dead(), "it has come to kill");
        gateway.powerCut();
        gateway.powerCut();
        assertEquals(3, gateway.record("pump").trial().starts());
        gateway.powerCut();
        assertEquals("1", gateway.running("pump"), "before anything is configured");
        assertEquals("LOAD_CRASHED", at(gateway.model("pump"), "failure", "code"));
        assertEquals(List.of("ACTIVATED 1", "ACTIVATED 2", "REFUSED 2", "REVERTED 1"), history());
        gateway.configure(document, false);
        gateway.threads.pass(Duration.ofHours(1));
        assertEquals("1", gateway.running("pump"));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals(1, gateway.server.count("/pump-2"), "it is not fetched again");
        assertTrue(at(gateway.reported(), "events").contains("back to version 1"));
    }

    @Test
    void restore_twoDeathsThenItLoads_P4_isForgotten() {
        gateway.activator.onCrash(() -> {});
        configure(state(1, gateway.model("pump", "1", "model crash one")));
        for (int round = 0; round < 3; round++) {
            gateway.powerCut();
            gateway.powerCut();
            assertEquals(
                    new Trial(
                            gateway.record("pump")
                                    .versions()
                                    .values()
                                    .iterator()
                                    .next()
                                    .digest(),
                            2),
                    gateway.record("pump").trial());
            gateway.powerCut(() -> {});
            assertEquals("1", gateway.running("pump"));
            assertNull(gateway.record("pump").trial());
        }
    }

    @Test
    void restore_oneModelKills_P4_theOthersAreRestoredBeforeIt() {
        gateway.activator.onCrash(() -> {});
        configure(state(1, gateway.model("a", "1", "model crash"), gateway.model("b", "1", "model b")));
        gateway.powerCut();
        gateway.powerCut();
        assertEquals(List.of("activate b@1", "activate a@1"), gateway.activator.log());
    }

    @Test
    void stop_inGoodOrderWhileAModelLoads_P4_isNoDeath() {
        configure(state(1, gateway.model("pump", "1", "model one")));
        for (int round = 0; round < 4; round++) {
            gateway.threads.hold(Lane.ENGINE);
            gateway.configure(state(2, gateway.model("pump", "2", "model two")), false);
            assertEquals(1, gateway.record("pump").trial().starts());
            gateway.loop.close(Duration.ZERO);
            assertNull(gateway.record("pump").trial());
            gateway.powerCut();
        }
    }

    @Test
    void restore_trialCannotBeSaved_P6_loadsWhatWasActive() {
        configure(state(1, gateway.model("pump", "1", "model one")));
        gateway.disk.doom(1, FragileStore.Fate.FAILS);
        gateway.powerCut();
        assertEquals("1", gateway.running("pump"));
    }
}
