package dev.modelwire.engine.djl.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @TempDir
    Path directory;

    private Path maps;

    @BeforeEach
    void mapGlibc() throws IOException {
        maps = Files.writeString(directory.resolve("maps"), "7f00-7f01 r-xp /usr/lib/x86_64-linux-gnu/libc.so.6\n");
    }

    @ParameterizedTest
    @CsvSource({"Linux, aarch64", "Linux, arm", "Linux, x86", "Windows 11, amd64", "Mac OS X, x86_64", "'', ''"})
    void requireSupported_otherPlatform_isUnavailableInOneSentence(String os, String arch) {
        EngineException refusal =
                assertThrows(EngineException.class, () -> new Platform(os, arch, maps).requireSupported());
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
        assertEquals(
                "platform [" + os + " " + arch + "] has no native library: engine djl-tflite runs on Linux x86_64 only;"
                        + " install another engine",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, x86_64"})
    void requireSupported_linuxOnGlibc_passes(String os, String arch) {
        assertDoesNotThrow(() -> new Platform(os, arch, maps).requireSupported());
        assertDoesNotThrow(() -> new Platform(os, arch, directory.resolve("absent")).requireSupported());
    }

    @Test
    void requireSupported_processOnMusl_isUnavailable() throws IOException {
        Files.writeString(maps, "7f00-7f01 r-xp /lib/ld-musl-x86_64.so.1\n");
        EngineException refusal =
                assertThrows(EngineException.class, () -> new Platform("Linux", "amd64", maps).requireSupported());
        assertTrue(refusal.getMessage().startsWith("C library [musl] has no native"), refusal.getMessage());
    }
}
