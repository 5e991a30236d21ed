package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTextTest {

    @Test
    void header_short_isOneLine() {
        assertEquals("Name: a.jar\r\n", text(new ManifestText().header("Name", "a.jar")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 61, 62, 63, 64, 65, 66, 133, 134, 135, 500})
    void header_anyLength_isReadBackAsWritten(int length) throws IOException {
        String value = "x".repeat(length);
        byte[] bytes = new ManifestText()
                .header("Manifest-Version", "1.0")
                .header("Title", value)
                .endSection()
                .bytes();

        assertEquals(
                value,
                new Manifest(new ByteArrayInputStream(bytes))
                        .getMainAttributes()
                        .getValue("Title"));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 134, 500})
    void header_long_keepsLinesWithinSeventyTwoBytes(int length) {
        String text = text(new ManifestText().header("Title", "x".repeat(length)));

        assertTrue(text.lines().allMatch(line -> line.length() <= 72), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\r\nName: other", "tab\there", "caf\u00e9"})
    void header_notPlainAsciiOnOneLine_isRefusedWithItsName(String value) {
        ManifestText manifest = new ManifestText();

        assertEquals(
                "manifest header [Name] must be plain ASCII on one line",
                assertThrows(IllegalArgumentException.class, () -> manifest.header("Name", value))
                        .getMessage());
    }

    @Test
    void header_refused_leavesNothingBehind() {
        ManifestText manifest = new ManifestText().header("Name", "a.jar");
        assertThrows(IllegalArgumentException.class, () -> manifest.header("Name", "\n"));

        assertEquals("Name: a.jar\r\n", text(manifest));
    }

    @Test
    void sections_many_keepTheOrderOfTheCalls() {
        String text =
                text(new ManifestText().header("Name", "z.jar").endSection().header("Name", "a.jar"));

        assertTrue(text.indexOf("z.jar") < text.indexOf("a.jar"), text);
    }

    private static String text(ManifestText manifest) {
        return new String(manifest.bytes(), StandardCharsets.US_ASCII);
    }
}
