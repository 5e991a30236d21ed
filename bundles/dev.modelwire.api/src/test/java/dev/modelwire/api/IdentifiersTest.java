package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.transport.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"", "Pump", "-a", ".a", "a/b", "a b", "a\u0000", "../a", "ä"})
    void modelName_outsideTheRule_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> ModelName.of(value));
    }

    @Test
    void modelName_refused_messageNamesValueAndRule() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> ModelName.of("Pump\n" + "x".repeat(200)));
        assertEquals(
                "model name [Pump?" + "x".repeat(75)
                        + "…] must be 1 to 64 of a-z 0-9 . _ - and begin with a letter or digit",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etc/passwd", "..", "../x", "a/b", "a\\b", ".hidden", "-x", "con", "NUL", "x.", "a:b", "é"})
    void localFileName_outsideTheRule_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> LocalFileName.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.tflite", "a", "_x", "Pump-7.onnx"})
    void localFileName_plain_kept(String value) {
        assertEquals(value, LocalFileName.of(value).toString());
    }

    @Test
    void digest_upperCase_isTheSame() {
        assertEquals(Digest.sha256(HEX), Digest.sha256(HEX.toUpperCase(java.util.Locale.ROOT)));
        assertEquals("sha-256:" + HEX, Digest.sha256(HEX).toString());
        assertEquals("0123456789ab", Digest.sha256(HEX).abbreviated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "zz23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"})
    void digest_notHex_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> Digest.sha256(value));
    }

    @Test
    void modelVersion_md5_refused() {
        Digest md5 = Digest.of(Digest.Algorithm.MD5, "0".repeat(32));
        assertThrows(
                IllegalArgumentException.class, () -> new ModelVersion(ModelName.of("a"), VersionLabel.of("1"), md5));
    }

    @Test
    void versionLabel_path_refused() {
        assertThrows(IllegalArgumentException.class, () -> VersionLabel.of("1/2"));
    }

    @Test
    void sourceId_upperCase_refused() {
        assertThrows(IllegalArgumentException.class, () -> new SourceId("HTTP"));
    }

    @Test
    void secret_shown_isThreeStars() {
        Secret secret = Secret.of("hunter2".toCharArray());
        assertEquals("***", secret.toString());
        assertEquals("hunter2", String.valueOf(secret.reveal()));
        assertEquals(secret, Secret.of("hunter2".toCharArray()));
        assertNotEquals(secret, Secret.of("other".toCharArray()));
    }
}
