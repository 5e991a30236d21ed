package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.hex;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.inference.ContractChange;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.VersionRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncScenarioTest {

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

    private void runFirstVersion() {
        gateway.configure("", true);
        gateway.publish(state(1, gateway.model("pump", "1", "model one")));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
    }

    @Test
    void publish_firstModel_isFetchedActivatedAndReported() {
        runFirstVersion();
        assertEquals("1", at(gateway.model("pump"), "active", "version"));
        assertEquals("fake", at(gateway.model("pump"), "active", "engine"));
        assertEquals("sha-256:" + hex("SHA-256", "model one"), at(gateway.model("pump"), "active", "digest"));
        assertEquals("7", at(gateway.model("pump"), "timings", "loadMs"));
        assertEquals("availability-preserving", at(gateway.model("pump"), "timings", "swap"));
        assertEquals("1", at(gateway.reported(), "revision"));
        assertEquals("http", at(gateway.reported(), "source"));
        assertEquals("ok", at(gateway.source("http"), "state"));
        assertNotEquals("", at(gateway.reported(), "lastModelUpdate"));
        assertEquals(state(1, gateway.model("pump", "1", "model one")), gateway.loop.desired());
    }

    @Test
    void publish_sameAgain_causesNoWork() throws Exception {
        runFirstVersion();
        String saved = gateway.store.document("reported").orElseThrow();
        long polls = gateway.server.count(Gateway.TWIN);
        gateway.threads.pass(Duration.ofMinutes(10));
        gateway.configure("", true);
        assertTrue(gateway.server.count(Gateway.TWIN) > polls + 50, "it goes on polling");
        assertEquals(1, gateway.server.count("/pump-1"));
        assertEquals(List.of("activate pump@1"), gateway.activator.log());
        assertTrue(gateway.store.document("reported").orElseThrow().contains("unchanged"), saved);
    }

    @Test
    void publish_newVersion_swapsAndKeepsThePrevious() {
        runFirstVersion();
        gateway.publish(state(2, gateway.model("pump", "2", "model two")));
        assertEquals("2", at(gateway.model("pump"), "active", "version"));
        assertEquals("1", at(gateway.model("pump"), "previous", "version"));
        assertEquals("", at(gateway.model("pump"), "candidate"));
    }

    @Test
    void publish_versionThatAsksForNewWiring_isReportedWithTheDifferences() {
        runFirstVersion();
        assertEquals("", at(gateway.model("pump"), "contract"));
        gateway.activator.changes(
                new ContractChange(ContractChange.Kind.NEW_WIRING, List.of("each record must have [c] now")));
        gateway.publish(state(2, gateway.model("pump", "2", "model two")));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("new-wiring", at(gateway.model("pump"), "contract", "change"));
        assertEquals("[\"each record must have [c] now\"]", at(gateway.model("pump"), "contract", "differences"));
        assertTrue(gateway.reported().toString().contains("version 2 asks for new wiring: each record must have [c]"));
        gateway.activator.changes(new ContractChange(ContractChange.Kind.COMPATIBLE, List.of()));
        gateway.publish(state(3, gateway.model("pump", "3", "model three")));
        assertEquals("compatible", at(gateway.model("pump"), "contract", "change"));
    }

    @Test
    void warnings_ofTheModelsThatRun_areReported() {
        runFirstVersion();
        assertEquals("[]", at(gateway.model("pump"), "warnings"));
        gateway.activator.warns(ModelName.of("pump"), "a lease is lost");
        gateway.threads.pass(Duration.ofSeconds(5));
        assertEquals("[\"a lease is lost\"]", at(gateway.model("pump"), "warnings"));
    }

    @Test
    void publish_retiredVersion_isActivatedWithoutADownload() {
        runFirstVersion();
        gateway.publish(state(2, gateway.model("pump", "2", "model two")));
        gateway.publish(state(3, gateway.model("pump", "3", "model three")));
        assertEquals(
                List.of("1"),
                gateway.record("pump").retired().stream()
                        .map(version -> version.label().value())
                        .toList());
        gateway.publish(state(4, gateway.model("pump", "1", "model one")));
        assertEquals("1", at(gateway.model("pump"), "active", "version"));
        assertEquals(1, gateway.server.count("/pump-1"));
        assertEquals(4, gateway.record("pump").desiredRevision());
        assertEquals(3, gateway.files());
    }

    @Test
    void publish_corruptedFile_isRefusedAndTheOldOneStays() {
        runFirstVersion();
        String good = gateway.model("pump", "2", "model two");
        gateway.model("pump", "2", "model twq");
        gateway.publish(state(2, good));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals("DIGEST_MISMATCH", at(gateway.model("pump"), "failure", "code"));
        assertEquals("transfer", at(gateway.model("pump"), "failure", "step"));
        assertEquals("1", at(gateway.model("pump"), "active", "version"));
        assertEquals(1, gateway.files(), "nothing is left behind");
        gateway.model("pump", "2", "model two");
        gateway.threads.pass(Duration.ofMinutes(20));
        assertEquals("2", at(gateway.model("pump"), "active", "version"), "it is tried again by itself");
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void publish_fileThatIsNoModel_isKnownBadUntilTheDesiredStateChanges() {
        runFirstVersion();
        gateway.publish(state(2, gateway.model("pump", "2", "nonsense")));
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
        assertEquals("1", at(gateway.model("pump"), "active", "version"));
        gateway.threads.pass(Duration.ofMinutes(15));
        assertEquals(1, gateway.server.count("/pump-2"));
        assertFalse(gateway.stores("nonsense"));
        gateway.powerCut();
        gateway.configure("", true);
        gateway.threads.pass(Duration.ofMinutes(15));
        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
        assertEquals(1, gateway.server.count("/pump-2"), "also not after a restart");
        gateway.loop.sync();
        gateway.threads.settle();
        assertEquals(2, gateway.server.count("/pump-2"), "an operator may ask");
        gateway.publish(state(3, gateway.model("pump", "2", "nonsense")));
        assertEquals(3, gateway.server.count("/pump-2"), "a new desired state may");
    }

    @Test
    void flatForm_firstModel_setsLastModelUpdateAndIsNeverFetchedTwice() {
        String content = "model flat";
        gateway.model("flat", "x", content);
        String flat = "{\"modelDownloadUrl\":\"" + gateway.server.url("/flat-x") + "\",\"modelMd5\":\""
                + hex("MD5", content) + "\",\"modelFileName\":\"Flat Model.tflite\"}";
        gateway.configure(flat.replace("Flat Model", "Flat_Model"), false);
        assertEquals("ACTIVE", at(gateway.model("flat_model"), "phase"));
        assertTrue(at(gateway.model("flat_model"), "warnings").contains("MD5"));
        String updated = at(gateway.reported(), "lastModelUpdate");
        assertEquals("2026-11-22T10:00:00Z", updated);
        assertEquals(
                List.of("Flat_Model.tflite"),
                gateway.store.record(ModelName.of("flat_model")).fileNames());
        gateway.threads.pass(Duration.ofMinutes(15));
        gateway.powerCut();
        assertEquals("ACTIVE", at(gateway.model("flat_model"), "phase"), "restored before it is configured");
        gateway.configure(flat.replace("Flat Model", "Flat_Model"), false);
        gateway.threads.pass(Duration.ofMinutes(15));
        assertEquals(1, gateway.server.count("/flat-x"));
        assertEquals(updated, at(gateway.reported(), "lastModelUpdate"));
        assertEquals(
                List.of("activate flat_model@md5-" + hex("MD5", content).substring(0, 8)), gateway.activator.log());
    }

    @Test
    void lastModelUpdate_refusedModel_isNotSet() {
        gateway.configure("", true);
        gateway.publish(state(1, gateway.model("pump", "1", "nonsense")));
        assertEquals("", at(gateway.reported(), "lastModelUpdate"));
    }

    @Test
    void publish_invalidDocuments_keepTheOldAndAreReported() {
        runFirstVersion();
        for (String bad : List.of("nonsense", "{\"modelwire\":1}", state(2, "{}"), "{\"x\":1}", "[]")) {
            gateway.publish(bad);
            assertEquals("refused", at(gateway.source("http"), "state"), bad);
            assertTrue(at(gateway.reported(), "refused", "code").startsWith("DESIRED_"), bad);
            assertEquals("1", at(gateway.reported(), "revision"));
            assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        }
        gateway.publish("");
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"), "an empty document says nothing");
        gateway.publish(state(2, gateway.model("pump", "2", "model two")));
        assertEquals("2", at(gateway.model("pump"), "active", "version"));
        assertEquals("", at(gateway.reported(), "refused"));
    }

    @Test
    void publish_revisionGoingBack_isRefused() {
        gateway.configure("", true);
        gateway.publish(state(5, gateway.model("pump", "5", "model five")));
        gateway.publish(state(4, gateway.model("pump", "4", "model four")));
        assertEquals("DESIRED_REVISION_OLD", at(gateway.reported(), "refused", "code"));
        gateway.powerCut();
        gateway.configure("", true);
        assertEquals("DESIRED_REVISION_OLD", at(gateway.reported(), "refused", "code"));
        assertEquals("5", at(gateway.model("pump"), "active", "version"));
        assertEquals(0, gateway.server.count("/pump-4"));
    }

    @Test
    void powerCut_serverGone_restoresAtOnceAndSaysOffline() {
        runFirstVersion();
        String updated = at(gateway.reported(), "lastModelUpdate");
        gateway.server.close();
        gateway.powerCut();
        assertEquals(List.of("activate pump@1"), gateway.activator.log(), "before it is configured");
        gateway.configure("", true);
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("1", at(gateway.reported(), "revision"), "the desired state is known offline");
        assertEquals("offline", at(gateway.source("http"), "state"));
        assertEquals("SOURCE_UNREACHABLE", at(gateway.source("http"), "code"));
        assertEquals(updated, at(gateway.reported(), "lastModelUpdate"));
        String since = at(gateway.source("http"), "since");
        gateway.threads.pass(Duration.ofMinutes(5));
        assertEquals(since, at(gateway.source("http"), "since"), "offline since");
        assertTrue(at(gateway.reported(), "events").contains("restored"));
    }

    @Test
    void publish_emptySet_deactivatesAndKeepsThePrevious() {
        runFirstVersion();
        gateway.publish(state(2));
        assertEquals("INACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("", at(gateway.model("pump"), "active"));
        assertEquals("1", at(gateway.model("pump"), "previous", "version"));
        gateway.publish(state(3, gateway.model("pump", "1", "model one")));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(1, gateway.server.count("/pump-1"), "its file was still there");
    }

    @Test
    void configure_document_beatsHttpUntilItIsTakenOut() {
        runFirstVersion();
        gateway.configure(state(1, gateway.model("fan", "1", "model fan")), true);
        assertEquals("configuration", at(gateway.reported(), "source"));
        assertEquals("off", at(gateway.source("http"), "state"));
        assertEquals("INACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("ACTIVE", at(gateway.model("fan"), "phase"));
        gateway.configure("", true);
        assertEquals("http", at(gateway.reported(), "source"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("INACTIVE", at(gateway.model("fan"), "phase"));
    }

    @Test
    void configure_badDocument_leavesHttpInForce() {
        runFirstVersion();
        gateway.configure("nonsense", true);
        assertEquals("http", at(gateway.reported(), "source"));
        assertEquals("refused", at(gateway.source("configuration"), "state"));
        assertEquals("DESIRED_NOT_JSON", at(gateway.reported(), "refused", "code"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
    }

    @Test
    void configure_badDocumentAfterAWithdrawnOne_doesNotBringThatBack() {
        runFirstVersion();
        gateway.configure(state(1, gateway.model("fan", "1", "model fan")), true);
        gateway.configure("", true);
        gateway.powerCut();
        gateway.configure("nonsense", true);
        assertEquals("http", at(gateway.reported(), "source"));
        assertEquals("INACTIVE", at(gateway.model("fan"), "phase"));
    }

    @Test
    void refuse_options_isReportedUntilTheyCanBeRead() {
        runFirstVersion();
        gateway.loop.refuse("poll.interval [0] must be 1 to 86400");
        gateway.threads.settle();
        assertTrue(at(gateway.reported(), "refused", "detail").contains("poll.interval"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        gateway.configure("", true);
        assertEquals("", at(gateway.reported(), "refused"));
        assertEquals("off", at(gateway.source("configuration"), "state"));
    }

    @Test
    void engineMissing_isTriedAgainWhenOneComes() {
        gateway.activator.onChange(gateway.loop::enginesChanged);
        gateway.activator.engine(false);
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        assertEquals("ENGINE_MISSING", at(gateway.model("pump"), "failure", "code"));
        assertEquals("1", at(gateway.model("pump"), "candidate", "version"));
        gateway.activator.engine(true);
        gateway.threads.settle();
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(1, gateway.server.count("/pump-1"));
    }

    @Test
    void storedFileRots_isFetchedAgainAfterRestart() {
        runFirstVersion();
        gateway.store.corrupt(
                gateway.activator.running().get(ModelName.of("pump")).digest());
        gateway.powerCut();
        assertEquals("STORE_CORRUPTED", at(gateway.model("pump"), "failure", "code"));
        gateway.configure("", true);
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(2, gateway.server.count("/pump-1"));
    }

    @Test
    void newerDesiredState_whileTheOlderDownloads_cancelsIt() {
        runFirstVersion();
        gateway.threads.hold(Lane.TRANSFER);
        gateway.publish(state(2, gateway.model("pump", "2", "model two")));
        assertEquals("DOWNLOADING", at(gateway.model("pump"), "phase"));
        assertEquals("9", at(gateway.model("pump"), "progress", "of"));
        gateway.publish(state(3, gateway.model("pump", "3", "model three")));
        gateway.threads.release();
        assertEquals("3", at(gateway.model("pump"), "active", "version"));
        assertEquals(List.of("activate pump@1", "activate pump@3"), gateway.activator.log());
        assertFalse(gateway.stores("model two"));
        assertFalse(at(gateway.reported(), "events").contains("version 2 fetched"));
    }

    @Test
    void powerCut_betweenActivationAndRecord_endsWithTheDesiredVersion() {
        runFirstVersion();
        gateway.threads.hold(Lane.ENGINE);
        gateway.publish(state(2, gateway.model("pump", "2", "model two")));
        assertEquals("ACTIVATING", at(gateway.model("pump"), "phase"));
        assertEquals(
                "2",
                gateway.store
                        .record(ModelName.of("pump"))
                        .version(VersionRole.CANDIDATE)
                        .orElseThrow()
                        .label()
                        .value());
        gateway.powerCut();
        assertEquals(List.of("activate pump@1"), gateway.activator.log(), "the recorded one runs first");
        gateway.configure("", true);
        assertEquals("2", at(gateway.model("pump"), "active", "version"));
        assertEquals(1, gateway.server.count("/pump-2"));
    }

    @Test
    void engineThrowsAnError_isAFailureAndNotTheEnd() {
        runFirstVersion();
        gateway.publish(state(2, gateway.model("pump", "2", "model that does not link")));
        assertEquals("INTERNAL", at(gateway.model("pump"), "failure", "code"));
        assertEquals("UnsatisfiedLinkError", at(gateway.model("pump"), "failure", "detail"));
        gateway.publish(state(3, gateway.model("pump", "3", "model three")));
        assertEquals("3", at(gateway.model("pump"), "active", "version"));
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void restoreFails_andTheNewVersionComes_theOldFailureIsForgotten() {
        runFirstVersion();
        gateway.store.corrupt(
                gateway.activator.running().get(ModelName.of("pump")).digest());
        String document = state(2, gateway.model("pump", "2", "model two"));
        gateway.server.document(Gateway.TWIN, document);
        gateway.powerCut();
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        gateway.configure("", true);
        assertEquals("2", at(gateway.model("pump"), "active", "version"));
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void saveOfTheCandidateFails_isTriedAgainWithinTheBackoff() {
        gateway.configure("", true);
        gateway.threads.hold(Lane.TRANSFER);
        gateway.publish(state(1, gateway.model("pump", "1", "model one")));
        gateway.threads.release(() -> gateway.store.failNext(ErrorCode.STORE_IO));
        assertEquals("STORE_IO", at(gateway.model("pump"), "failure", "code"));
        gateway.threads.pass(Duration.ofSeconds(3));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals(List.of("activate pump@1"), gateway.activator.log());
    }

    @Test
    void disabled_nothingIsPolledOrChangedAndModelsGoOn() {
        runFirstVersion();
        var on = gateway.options("", true);
        gateway.loop.configure(new SyncOptions(false, "", List.of(), on.http(), on.transfer()));
        gateway.threads.settle();
        long polls = gateway.server.count(Gateway.TWIN);
        gateway.publish(state(2));
        assertEquals(polls, gateway.server.count(Gateway.TWIN));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("off", at(gateway.source("http"), "state"));
    }

    @Test
    void diskFails_whenTheDesiredStateIsSaved_savesItLater() {
        gateway.configure("", true);
        gateway.threads.pass(Duration.ofSeconds(11));
        String document = state(1, gateway.model("pump", "1", "model one"));
        gateway.server.document(Gateway.TWIN, document);
        gateway.store.failNext(ErrorCode.STORE_IO);
        gateway.threads.pass(Duration.ofMinutes(2));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertTrue(gateway.store.document("sync").orElseThrow().contains("pump-1"));
    }
}
