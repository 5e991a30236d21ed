package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.hex;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.sync.internal.loop.FragileStore.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFaultsTest {

    @TempDir
    Path directory;

    private Gateway gateway;
    private String two = "";

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void secondVersion() {
        two = state(2, gateway.model("pump", "2", "model two"));
        gateway.configure(two, false);
        assertEquals("2", gateway.running("pump"));
    }

    private static Digest digest(String content) {
        return Digest.sha256(hex("SHA-256", content));
    }

    @Test
    void restore_activeFileHasRotted_P9_previousServesUntilItIsFetchedAgain() {
        secondVersion();
        gateway.store.corrupt(digest("model two"));
        gateway.powerCut();
        assertEquals("1", gateway.running("pump"), "before anything is configured");
        assertEquals("1", at(gateway.model("pump"), "active", "version"));
        assertEquals("STORE_CORRUPTED", at(gateway.model("pump"), "failure", "code"));
        gateway.threads.hold(Lane.TRANSFER);
        gateway.configure(two, false);
        assertEquals("DOWNLOADING", at(gateway.model("pump"), "phase"));
        assertEquals("1", at(gateway.model("pump"), "active", "version"), "it says what runs");
        assertEquals("STORE_CORRUPTED", at(gateway.model("pump"), "failure", "code"), "and why");
        gateway.threads.release();
        assertEquals("2", gateway.running("pump"));
        assertEquals("1", at(gateway.model("pump"), "previous", "version"));
        assertEquals("", at(gateway.model("pump"), "failure"));
        assertEquals(2, gateway.server.count("/pump-2"));
        assertTrue(at(gateway.model("pump"), "history").contains("REVERTED"));
    }

    @Test
    void restore_activeFileHasRottedAndServerIsGone_P9_previousGoesOn() {
        secondVersion();
        gateway.store.corrupt(digest("model two"));
        gateway.server.close();
        gateway.powerCut();
        gateway.configure(two, false);
        gateway.threads.pass(Duration.ofMinutes(30));
        assertEquals("1", gateway.running("pump"));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        gateway.powerCut();
        assertEquals(List.of("activate pump@1"), gateway.activator.log(), "at once the next time");
    }

    @Test
    void restore_bothFilesHaveRotted_P9_isFetchedAgain() {
        secondVersion();
        gateway.store.corrupt(digest("model one"));
        gateway.store.corrupt(digest("model two"));
        gateway.powerCut();
        assertEquals("", gateway.running("pump"));
        gateway.configure(two, false);
        gateway.threads.pass(Duration.ofMinutes(1));
        assertEquals("2", gateway.running("pump"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void open_fileOfARunningVersionHasRotted_P9_nothingStopsAndItIsFetchedAgain() {
        secondVersion();
        gateway.store.corrupt(digest("model two"));
        assertThrows(StoreException.class, () -> gateway.store.open(digest("model two")));
        gateway.threads.hold(Lane.TRANSFER);
        gateway.threads.pass(Duration.ofMinutes(2));
        assertEquals("2", at(gateway.model("pump"), "active", "version"));
        gateway.threads.release();
        assertTrue(gateway.stores("model two"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(List.of("activate pump@1", "activate pump@2"), gateway.activator.log());
    }

    @Test
    void publish_diskFull_P8_saysHowMuchIsMissingAndFinishesWhenRoomAppears() {
        gateway.store.freeBytes(3);
        gateway.configure(state(2, gateway.withManifest("pump", "2")), false);
        gateway.threads.pass(Duration.ofMinutes(3));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals("STORE_FULL", at(gateway.model("pump"), "failure", "code"));
        assertTrue(at(gateway.model("pump"), "failure", "detail").contains("[15] bytes does not fit in [3] free"));
        assertEquals("3", at(gateway.reported(), "store", "freeBytes"));
        assertEquals("1", gateway.running("pump"));
        gateway.store.freeBytes(1000);
        gateway.threads.pass(Duration.ofMinutes(20));
        assertEquals("2", gateway.running("pump"), "nobody touched it");
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void publish_diskFullForTheSecondFileOnly_P8_theFirstIsNotFetchedOverAndOver() {
        gateway.store.freeBytes(50);
        gateway.configure(state(2, gateway.withManifest("pump", "big")), false);
        gateway.threads.pass(Duration.ofHours(1));
        assertEquals("STORE_FULL", at(gateway.model("pump"), "failure", "code"));
        assertEquals(1, gateway.server.count("/pump-big.json"));
    }

    @Test
    void publish_diskFullForLong_P8_finishesSoonAfterRoomAppears() {
        gateway.store.freeBytes(3);
        gateway.configure(state(2, gateway.withManifest("pump", "2")), false);
        gateway.threads.pass(Duration.ofHours(2));
        assertEquals("STORE_FULL", at(gateway.model("pump"), "failure", "code"));
        gateway.store.freeBytes(1000);
        gateway.threads.pass(Duration.ofSeconds(25));
        assertEquals("2", gateway.running("pump"), "the back-off alone would take up to ten minutes");
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void publish_diskFullAndFreeBytesTremble_P8_isTriedNoMoreOften() {
        gateway.store.freeBytes(3);
        gateway.configure(state(2, gateway.withManifest("pump", "2")), false);
        gateway.threads.pass(Duration.ofHours(2));
        String attempt = at(gateway.model("pump"), "failure", "attempt");
        for (int turn = 0; turn < 20; turn++) {
            gateway.store.freeBytes(3 + turn % 8);
            gateway.threads.pass(Duration.ofSeconds(11));
        }
        assertEquals(attempt, at(gateway.model("pump"), "failure", "attempt"), "less than the fifteen wanted bytes");
    }

    @Test
    void report_onlyFreeBytesChange_P8_isNotSavedAgain() {
        gateway.threads.pass(Duration.ofMinutes(2));
        int operations = gateway.disk.operations();
        for (int free = 1000; free < 1010; free++) {
            gateway.store.freeBytes(free);
            gateway.threads.pass(Duration.ofMinutes(2));
            assertEquals(String.valueOf(free), at(gateway.reported(), "store", "freeBytes"));
        }
        assertEquals(operations, gateway.disk.operations(), "an idle gateway writes nothing");
    }

    @Test
    void configure_firstModelEverIsRefused_P12_leavesNothing() {
        gateway.configure(state(2), false);
        gateway.configure(state(3, gateway.withManifest("fan", "bad")), false);
        assertEquals("", gateway.running("fan"));
        assertEquals("", at(gateway.model("fan"), "active"));
        assertEquals("MODEL_INVALID", at(gateway.model("fan"), "failure", "code"));
        assertTrue(gateway.record("fan").allVersions().isEmpty());
        assertEquals(1, gateway.files(), "only what pump could go back to");
        gateway.configure(state(4, gateway.withManifest("fan", "2")), false);
        assertEquals("2", gateway.running("fan"));
    }

    @Test
    void powerCut_afterAFailureThatNobodyHeardOf_P13_isReportedAfterTheRestart() {
        gateway.configure(state(2, gateway.model("pump", "2", "nonsense")), false);
        String since = at(gateway.model("pump"), "failure", "since");
        gateway.powerCut();
        assertTrue(at(gateway.reported(), "events").contains("version 2 refused by scan (MODEL_INVALID)"));
        assertTrue(at(gateway.model("pump"), "history").contains("REFUSED"));
        assertTrue(at(gateway.reported(), "lastModelUpdate").startsWith("2026"));
        gateway.configure(state(2, gateway.model("pump", "2", "nonsense")), false);
        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
        assertEquals(since, at(gateway.model("pump"), "failure", "since"));
    }

    @Test
    void report_cannotBeSaved_P13_isSavedLater() {
        gateway.disk.doom(1, Fate.FAILS);
        gateway.configure("nonsense", false);
        gateway.threads.pass(Duration.ofMinutes(2));
        gateway.powerCut();
        assertTrue(at(gateway.reported(), "events").contains("DESIRED_NOT_JSON"));
    }

    @Test
    void save_ofTheDesiredStateFailsForever_P6_actionsKeepToTheirBackoff() {
        String document = state(2, gateway.model("pump", "2", "model two"));
        gateway.model("pump", "2", "model twq");
        gateway.disk.failing("sync");
        gateway.configure(document, false);
        gateway.threads.pass(Duration.ofMinutes(30));
        assertEquals("DIGEST_MISMATCH", at(gateway.model("pump"), "failure", "code"));
        long tries = gateway.server.count("/pump-2");
        assertTrue(tries > 3 && tries < 60, "tried [" + tries + "] times in half an hour");
        assertFalse(gateway.store.document("sync").orElseThrow().contains("pump-2"));
    }
}
