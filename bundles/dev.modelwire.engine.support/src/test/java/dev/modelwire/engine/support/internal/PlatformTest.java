package dev.modelwire.engine.support.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void require_otherPlatform_isUnavailableInOneSentence(String os, String arch) {
        EngineException refusal = assertThrows(EngineException.class, () -> x86(os, arch, maps));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
        assertEquals(
                "platform [" + os + " " + arch + "] has no native library: engine some runs on Linux x86_64 only;"
                        + " install another engine",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, x86_64"})
    void require_linuxOnGlibc_passes(String os, String arch) {
        assertDoesNotThrow(() -> x86(os, arch, maps));
        assertDoesNotThrow(() -> x86(os, arch, directory.resolve("absent")));
    }

    @Test
    void require_processOnMusl_isUnavailable() throws IOException {
        Files.writeString(maps, "7f00-7f01 r-xp /lib/ld-musl-x86_64.so.1\n");
        EngineException refusal = assertThrows(EngineException.class, () -> x86("Linux", "amd64", maps));
        assertTrue(refusal.getMessage().startsWith("C library [musl] has no native"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"amd64, X86_64", "x86_64, X86_64", "aarch64, AARCH64", "arm64, AARCH64"})
    void require_severalProcessors_saysWhichItIs(String arch, Platform.Cpu cpu) throws EngineException {
        List<Platform.Cpu> offered = List.of(Platform.Cpu.values());
        assertEquals(cpu, new Platform("Linux", arch, maps).require("some", offered, "2.34"));
    }

    @Test
    void require_noneOfSeveralProcessors_namesThem() {
        List<Platform.Cpu> offered = List.of(Platform.Cpu.values());
        EngineException refusal = assertThrows(
                EngineException.class, () -> new Platform("Linux", "riscv64", maps).require("some", offered, "2.34"));
        assertTrue(refusal.getMessage().contains("runs on Linux x86_64 or aarch64 only"), refusal.getMessage());
    }

    private static Platform.Cpu x86(String os, String arch, Path maps) throws EngineException {
        return new Platform(os, arch, maps).require("some", List.of(Platform.Cpu.X86_64), "2.14");
    }
}
