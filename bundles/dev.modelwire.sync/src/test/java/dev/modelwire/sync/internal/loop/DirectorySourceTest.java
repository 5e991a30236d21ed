package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stick that comes, changes, is pulled and comes back, under a real loop. */
class DirectorySourceTest {

    @TempDir
    Path blobs;

    @TempDir
    Path media;

    private Stick stick;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        stick = new Stick(media);
        gateway = new Gateway(blobs);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void watch() {
        gateway.loop.configure(stick.options(gateway, "", false));
        gateway.threads.settle();
    }

    private void pass() {
        gateway.threads.pass(Stick.INTERVAL.plusSeconds(1));
    }

    private void runFromStick() throws IOException {
        stick.document(state(3, stick.model("pump", "1", "model one")));
        watch();
        assertEquals("1", gateway.running("pump"));
    }

    private String source(String key) {
        return at(gateway.source("directory"), key);
    }

    private void assertFailure(String code, String detail) {
        assertEquals("FAILED", at(gateway.model("pump"), "phase"));
        assertEquals(code, at(gateway.model("pump"), "failure", "code"));
        String said = at(gateway.model("pump"), "failure", "detail");
        assertTrue(said.contains(detail), said);
        assertEquals("transfer", at(gateway.model("pump"), "failure", "step"));
    }

    @Test
    void stickAppears_exportOfAnotherGateway_isActiveAndReported() throws IOException {
        watch();
        assertEquals("offline", source("state"));
        assertEquals("", source("code"));
        assertTrue(source("detail").contains("there is no [desired.json]"), source("detail"));

        String model = stick.model("pump", "7", "model seven");
        Files.writeString(
                stick.path.resolve("SHA256SUMS"),
                Gateway.hex("SHA-256", "model seven") + "  artifacts/" + Gateway.hex("SHA-256", "model seven") + "\n");
        stick.document(state(42, model));
        pass();

        assertEquals("7", gateway.running("pump"));
        assertEquals("ACTIVE", at(gateway.model("pump"), "phase"));
        assertEquals("directory", at(gateway.reported(), "source"));
        assertEquals("42", at(gateway.reported(), "revision"));
        assertEquals("ok", source("state"));
        assertEquals("42", source("revision"));
        assertEquals(state(42, model), gateway.loop.desired());
        assertTrue(gateway.store.document("sync").orElseThrow().contains("\"origin\":\"" + stick.path + "\""));
    }

    @Test
    void stickStillBeingCopied_A5_isTakenOnlyWhenItIsWhole() throws IOException {
        runFromStick();
        String model = stick.model("pump", "2", "model two");
        Files.writeString(stick.artifact("model two"), "model");
        stick.document(state(4, model));
        pass();
        assertFailure("SIZE_MISMATCH", "");
        assertEquals("1", gateway.running("pump"));

        Files.delete(stick.artifact("model two"));
        gateway.threads.pass(Duration.ofMinutes(20));
        assertFailure("TRANSFER_FAILED", "");
        assertEquals("1", gateway.running("pump"));

        stick.model("pump", "2", "model two");
        gateway.threads.pass(Duration.ofMinutes(11));
        assertEquals("2", gateway.running("pump"));
    }

    @Test
    void documentStillBeingCopied_A5_isRefusedUntilItIsWhole() throws IOException {
        runFromStick();
        String whole = state(4, stick.model("pump", "2", "model two"));
        Files.writeString(stick.path.resolve("desired.json"), whole.substring(0, whole.length() / 2));
        pass();
        assertEquals("refused", source("state"));
        assertEquals("1", gateway.running("pump"));

        Files.writeString(stick.path.resolve("desired.json"), whole);
        pass();
        assertEquals("2", gateway.running("pump"));
    }

    @Test
    void newRevision_isNoticedAndSwapped() throws IOException {
        runFromStick();

        stick.document(state(4, stick.model("pump", "2", "model two")));
        pass();

        assertEquals("2", gateway.running("pump"));
        assertEquals("1", at(gateway.model("pump"), "previous", "version"));
    }

    @Test
    void sameAgain_alsoWrittenAnew_causesNoWork() throws IOException {
        runFromStick();
        gateway.threads.pass(Duration.ofMinutes(2));
        String saved = gateway.store.document("reported").orElseThrow();

        stick.document(state(3, stick.model("pump", "1", "model one")));
        gateway.threads.pass(Duration.ofMinutes(10));

        assertEquals(List.of("activate pump@1"), gateway.activator.log());
        assertEquals(saved, gateway.store.document("reported").orElseThrow());
        assertEquals("the document is unchanged", source("detail"));
    }

    @Test
    void stickPulled_modelsGoOnAndItIsOffline() throws IOException {
        runFromStick();

        stick.pull();
        gateway.threads.pass(Duration.ofHours(1));

        assertEquals("offline", source("state"));
        assertEquals("1", gateway.running("pump"));
        assertEquals("directory", at(gateway.reported(), "source"));
        gateway.powerCut();
        watch();
        assertEquals("1", gateway.running("pump"), "also after a restart");
        assertEquals("3", at(gateway.reported(), "revision"));
        assertEquals("offline", source("state"));
    }

    @Test
    void stickReturnsWithTheSame_isOkAndCausesNoWork() throws IOException {
        runFromStick();
        stick.pull();
        pass();
        stick.putBack();
        pass();

        assertEquals("ok", source("state"));
        assertEquals(List.of("activate pump@1"), gateway.activator.log());
    }

    @Test
    void stickReturnsWithAnOlderRevision_isRefused() throws IOException {
        runFromStick();
        stick.pull();
        pass();
        stick.document(state(2, stick.model("pump", "0", "model zero")));
        pass();

        assertEquals("refused", source("state"));
        assertEquals("DESIRED_REVISION_OLD", source("code"));
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void anotherDirectory_beginsItsRevisionsAnew() throws IOException {
        runFromStick();
        Stick other = new Stick(Files.createDirectory(media.resolve("other")));
        other.document(state(1, other.model("pump", "0", "model zero")));

        gateway.loop.configure(other.options(gateway, "", false));
        gateway.threads.settle();

        assertEquals("0", gateway.running("pump"));
    }

    @Test
    void invalidDocument_isRefusedUntilItIsGood() throws IOException {
        runFromStick();

        stick.document("{\"modelwire\":1");
        gateway.threads.pass(Duration.ofMinutes(1));
        assertEquals("refused", source("state"));
        assertEquals("DESIRED_NOT_JSON", at(gateway.reported(), "refused", "code"));
        assertEquals("directory", at(gateway.reported(), "refused", "source"));
        assertEquals("1", gateway.running("pump"));

        stick.document(state(4, stick.model("pump", "2", "model two")));
        pass();
        assertEquals("", at(gateway.reported(), "refused"));
        assertEquals("2", gateway.running("pump"));
    }

    @Test
    void pathOutOfTheDirectory_S20_isRefused() throws IOException {
        runFromStick();
        Files.writeString(media.resolve("m"), "model two");
        String digest = Gateway.hex("SHA-256", "model two");

        stick.document(state(4, stick.model("pump", "2", "model two").replace("artifacts/" + digest, "../m")));
        pass();

        assertEquals("DESIRED_VALUE_INVALID", source("code"));
        assertEquals("1", gateway.running("pump"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../usb-evil/m",
                "artifacts/../../usb-evil/m",
                "./../usb-evil/m",
                "..%2fusb-evil/m",
                "%2e%2e/usb-evil/m",
                "/usb-evil/m",
                "//usb-evil/m",
                "..\\\\usb-evil\\\\m"
            })
    void siblingWhoseNameBeginsTheSame_S20_isNeverRead(String path) throws IOException {
        runFromStick();
        Path evil = Files.createDirectory(media.resolve("usb-evil"));
        Files.writeString(evil.resolve("m"), "model two");
        String model = stick.model("pump", "2", "model two");
        Files.delete(stick.artifact("model two"));

        stick.document(state(4, model.replace("artifacts/" + Gateway.hex("SHA-256", "model two"), path)));
        pass();

        assertEquals("refused", source("state"));
        assertEquals("1", gateway.running("pump"));
        assertEquals(1, gateway.files(), "nothing of it was taken");
    }

    @Test
    void archiveInPlaceOfAModel_S20_isNotUnpacked() throws IOException {
        runFromStick();

        stick.document(state(4, stick.model("pump", "2", "PK\3\4 ../desired.json")));
        pass();

        assertEquals("MODEL_INVALID", at(gateway.model("pump"), "failure", "code"));
        assertEquals("1", gateway.running("pump"));
        assertEquals(1, gateway.files(), "nothing of it stays");
    }

    @Test
    void fileUrl_isRefused() throws IOException {
        runFromStick();

        stick.document(state(4, stick.model("pump", "2", "model two").replace("artifacts/", "file:///artifacts/")));
        pass();

        assertEquals("URL_SCHEME_REFUSED", source("code"));
        assertEquals("1", gateway.running("pump"));
    }

    @Test
    void damagedArtifact_A5_isNamedAndTheOldOneServes() throws IOException {
        runFromStick();
        String model = stick.model("pump", "2", "model two");
        Files.writeString(stick.artifact("model two"), "model twq");

        stick.document(state(4, model));
        pass();

        assertFailure("DIGEST_MISMATCH", "it must be");
        assertEquals("1", gateway.running("pump"));
        assertEquals(1, gateway.files(), "nothing is left behind");
    }

    @Test
    void linkInPlaceOfAnArtifact_S20_isNotFollowed() throws IOException {
        runFromStick();
        Path outside = Files.writeString(media.resolve("m"), "model two");
        String model = stick.model("pump", "2", "model two");
        Files.delete(stick.artifact("model two"));
        Files.createSymbolicLink(stick.artifact("model two"), outside);

        stick.document(state(4, model));
        pass();

        assertFailure("REDIRECT_REFUSED", "links are not followed");
    }

    @Test
    void oversizedAndCutArtifacts_S20_areNamed() throws IOException {
        runFromStick();
        String model = stick.model("pump", "2", "model two");
        Files.writeString(stick.artifact("model two"), "model two and more");
        stick.document(state(4, model));
        pass();
        assertFailure("TRANSFER_TOO_LARGE", "more than the [9] allowed");

        Files.writeString(stick.artifact("model two"), "model");
        gateway.threads.pass(Duration.ofMinutes(10));
        assertFailure("SIZE_MISMATCH", "less than the [9] desired");
    }

    @Test
    void stickPulledMidway_endsWhenItIsBackWithoutWaitingForTheBackoff() throws IOException {
        stick.document(state(3, stick.model("pump", "1", "model one")));
        gateway.threads.hold(Lane.COPY);
        watch();
        assertEquals("DOWNLOADING", at(gateway.model("pump"), "phase"));
        stick.pull();
        gateway.threads.release();
        assertFailure("TRANSFER_FAILED", "is not there");
        gateway.threads.pass(Duration.ofHours(3));
        assertFailure("TRANSFER_FAILED", "is not there");

        stick.putBack();
        pass();

        assertEquals("1", gateway.running("pump"));
        assertEquals("", at(gateway.model("pump"), "failure"));
    }

    @Test
    void fileThatIsNotOnTheStick_isFetchedFromTheServerThatIsNamedBesideIt() throws IOException {
        String beside = "artifacts/" + Gateway.hex("SHA-256", "model one");
        String onServer = gateway.server.url("/pump-1").toString();
        gateway.model("pump", "1", "model one");
        stick.document(state(
                3,
                Stick.desired("pump", "1", "model one")
                        .replace("\"url\":\"" + beside + "\"", "\"urls\":[\"" + beside + "\",\"" + onServer + "\"]")));
        watch();

        assertEquals("1", gateway.running("pump"));
        assertEquals(1, gateway.server.count("/pump-1"));
    }
}
