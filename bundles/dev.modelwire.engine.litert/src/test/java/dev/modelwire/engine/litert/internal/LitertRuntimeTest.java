package dev.modelwire.engine.litert.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.support.internal.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"},
        disabledReason = "has no native library")
class LitertRuntimeTest {

    @TempDir
    Path directory;

    static Stream<List<NativeLibrary>> libraries() {
        return Stream.of(LitertRuntime.X86_64, LitertRuntime.AARCH64);
    }

    @Test
    void load_twice_isLoadedOnce() throws EngineException {
        assertSame(LitertRuntime.load(directory), LitertRuntime.load(directory));
    }

    @Test
    void load_once_leavesNoSettingNoThreadAndNoCacheBehind() throws EngineException {
        LitertRuntime.load(directory);
        assertNull(System.getProperty("org.bytedeco.javacpp.nopointergc"));
        assertNull(System.getProperty("org.bytedeco.javacpp.findlibraries"));
        assertNull(System.getProperty("org.bytedeco.javacpp.cachelibraries"));
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.contains("JavaCPP"))
                        .toList());
        assertFalse(
                Files.exists(Path.of(System.getProperty("user.home"), ".javacpp")), "nothing may be unpacked there");
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void libraries_ofEachProcessor_haveTheDigestsInTheSource(List<NativeLibrary> libraries) throws EngineException {
        List<Path> loaded = new java.util.ArrayList<>();
        NativeLibrary.loadAll(libraries, LitertRuntime.class.getClassLoader(), directory, "glibc", loaded::add);
        assertEquals(2, loaded.size());
    }

    @Test
    void libraries_otherBytes_areRefused() {
        NativeLibrary swapped = new NativeLibrary(
                LitertRuntime.X86_64.get(0).resource(),
                LitertRuntime.AARCH64.get(0).sha256());
        EngineException refusal = assertThrows(
                EngineException.class,
                () -> swapped.load(
                        LitertRuntime.class.getClassLoader(), directory, "glibc", file -> fail("must not be loaded")));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
    }
}
