package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineException;
import java.nio.file.Path;

/** Loads an engine's native library and makes the engine. */
@FunctionalInterface
public interface EngineLoader {

    /**
     * Called on a thread of its own.
     *
     * @param nativeDirectory below which the native library may be copied to load it
     * @param blueprints where the engine gets its blueprint from
     */
    NativeEngine load(Path nativeDirectory, BlueprintSource blueprints) throws EngineException;
}
