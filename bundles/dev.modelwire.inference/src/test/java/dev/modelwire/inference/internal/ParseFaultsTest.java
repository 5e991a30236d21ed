package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.inference.ActivationOutcome;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoredVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be, and version labels that look like numbers or paths. */
class ParseFaultsTest {

    /** The beginning of an archive: a local file header of PKZIP for an entry that would leave the directory. */
    private static final String ZIP = "PK\u0003\u0004\u0014\0\0\0\b\0" + "\0".repeat(16) + "\t\0\0\0../m.fake";

    @TempDir
    Path directory;

    private Rig rig;

    @BeforeEach
    void versionOneRuns() throws Exception {
        rig = new Rig(directory);
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored("1", Rig.sum(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[]", "null", "{}", "\0\0\0\0", "{\"modelwire-manifest\":1", "---\nmodel: pump"})
    void activate_A1_manifestThatCannotBeParsed_isRefusedAndTheOldOneServes(String manifest) throws Exception {
        refused(rig.stored("2", Rig.sum(-1).bytes(), manifest), ErrorCode.MANIFEST_INVALID, "manifest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\0", "modelwire-fake 2", "modelwire-fake 1\nrow x", "modelwire-fake 1\ninput a FP32 -1"})
    void activate_A1_modelThatCannotBeParsed_isRefusedAndTheOldOneServes(String model) throws Exception {
        refused(
                rig.stored("2", model.getBytes(StandardCharsets.UTF_8), Rig.manifest("2", "")),
                ErrorCode.MODEL_INVALID,
                "load");
    }

    @Test
    void activate_A1_noManifest_takesWhatTheModelSays() throws Exception {
        assertInstanceOf(
                ActivationOutcome.Activated.class,
                rig.activate(rig.withoutManifest("2", Rig.sum(-1).bytes())));
        assertEquals("2", rig.models.running().get(Rig.PUMP).label().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "07", "007", "0", "7.0", "7e0", "v7", "latest", "2026-11-22", "0x7"})
    void activate_A1_labelOfAnyKind_isTakenAsItIsWritten(String label) throws Exception {
        assertInstanceOf(ActivationOutcome.Activated.class, rig.activate(rig.stored(label, Rig.sum(-1))));
        assertEquals(label, rig.models.running().get(Rig.PUMP).label().value());
    }

    @ParameterizedTest
    @CsvSource({"7, 07", "07, 7", "7.0, 7", "V7, v7"})
    void activate_A1_labelThatMeansTheSameNumber_isAnotherVersion(String desired, String written) throws Exception {
        ActivationOutcome.Refused refused = refused(
                rig.stored(desired, Rig.sum(-1).bytes(), Rig.manifest(written, "")),
                ErrorCode.CONTRACT_MISMATCH,
                "manifest");
        assertTrue(
                refused.detail().contains("[pump@" + written + "] and the desired version is [pump@" + desired + "]"),
                refused.detail());
    }

    @Test
    void activate_A1_labelThatIsANumberInTheManifest_isRefused() throws Exception {
        String manifest = Rig.manifest("7", "").replace("\"7\"", "7");
        ActivationOutcome.Refused refused =
                refused(rig.stored("7", Rig.sum(-1).bytes(), manifest), ErrorCode.MANIFEST_INVALID, "manifest");
        assertTrue(refused.detail().contains("$.version: it must be a string"), refused.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", ".7", "7/1", "../7", "7\0", "7 ", "\u0667", "7\n"})
    void of_A1_labelThatIsNone_isRefused(String label) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> VersionLabel.of(label));
        assertTrue(e.getMessage().contains("begin with a letter or digit"), e.getMessage());
    }

    @Test
    void activate_S20_archiveInPlaceOfAModel_isNotUnpacked() throws Exception {
        byte[] zip = ZIP.getBytes(StandardCharsets.ISO_8859_1);
        refused(rig.stored("2", zip, Rig.manifest("2", "")), ErrorCode.MODEL_INVALID, "load");
        refused(rig.withoutManifest("2", zip), ErrorCode.MODEL_INVALID, "load");
        assertTrue(java.nio.file.Files.notExists(directory.resolve("../m.fake")));
    }

    @Test
    void activate_S20_archiveInPlaceOfAManifest_isNotUnpacked() throws Exception {
        refused(rig.stored("2", Rig.sum(-1).bytes(), ZIP), ErrorCode.MANIFEST_INVALID, "manifest");
    }

    @Test
    void activate_S23_fileThatTheStoreDoesNotHave_isNotOpenedWhereverItLies() throws Exception {
        StoredVersion two = rig.stored("2", Rig.sum(-1));
        Rig elsewhere = new Rig(java.nio.file.Files.createDirectory(directory.resolve("models-evil")));
        ActivationOutcome.Refused refused = assertInstanceOf(ActivationOutcome.Refused.class, elsewhere.activate(two));
        assertEquals(ErrorCode.STORE_CORRUPTED, refused.code());
        assertEquals("files", refused.gate());
        assertEquals(0, elsewhere.engine.opened());
    }

    private ActivationOutcome.Refused refused(StoredVersion version, ErrorCode code, String gate) {
        ActivationOutcome.Refused refused = assertInstanceOf(ActivationOutcome.Refused.class, rig.activate(version));
        assertEquals(code, refused.code(), refused.detail());
        assertEquals(gate, refused.gate(), refused.detail());
        assertEquals(7, rig.score(Rig.RECORD));
        assertEquals("1", rig.models.running().get(Rig.PUMP).label().value());
        assertEquals(1, rig.engine.open());
        assertEquals(1, rig.store.openLeases());
        return refused;
    }
}
