package dev.modelwire.engine.djl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.engine.Engine;
import dev.modelwire.engine.api.EngineException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "has no native library")
class TfliteRuntimeTest {

    @TempDir
    Path directory;

    @Test
    void load_twice_isLoadedOnce() throws EngineException {
        assertSame(TfliteRuntime.load(directory), TfliteRuntime.load(directory));
    }

    @Test
    void load_withDjlServiceFilesOnTheClassPath_findsNoOtherEngineAndSoCallsNobody() throws EngineException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        TfliteRuntime.load(directory);
        assertSame(before, Thread.currentThread().getContextClassLoader());
        assertEquals(Set.of("TFLite"), Engine.getAllEngines());
        assertEquals("XnnEngine", Engine.getEngine("TFLite").getClass().getSimpleName());
        // DJL's start ends before its telemetry exactly if it has found no default engine
        assertNull(Engine.getDefaultEngineName());
    }
}
