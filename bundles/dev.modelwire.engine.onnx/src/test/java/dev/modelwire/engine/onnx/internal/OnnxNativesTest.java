package dev.modelwire.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.support.internal.NativeLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
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
class OnnxNativesTest {

    @TempDir
    Path directory;

    static Stream<List<NativeLibrary>> libraries() {
        return Stream.of(OnnxNatives.X86_64, OnnxNatives.AARCH64);
    }

    @Test
    void load_twice_isLoadedOnceAndLeavesNoSettingBehind() throws EngineException {
        assertSame(OnnxNatives.load(directory), OnnxNatives.load(directory));
        assertNull(System.getProperty("onnxruntime.native.onnxruntime.skip"));
        assertNull(System.getProperty("onnxruntime.native.onnxruntime4j_jni.skip"));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void libraries_ofEachProcessor_haveTheDigestsInTheSource(List<NativeLibrary> libraries) throws EngineException {
        List<Path> loaded = new ArrayList<>();
        NativeLibrary.loadAll(libraries, OnnxNatives.class.getClassLoader(), directory, "glibc", loaded::add);
        assertEquals(2, loaded.size());
    }
}
