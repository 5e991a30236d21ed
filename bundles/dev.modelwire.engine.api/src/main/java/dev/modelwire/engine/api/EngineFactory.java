package dev.modelwire.engine.api;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Brings up an engine in a process that has no framework. Named by an {@link EngineBlueprint}; used by one thread. */
@ConsumerType
public interface EngineFactory {

    /**
     * Loads the native library and returns the engine. Called once in a process.
     *
     * @param settings those of the blueprint
     * @throws EngineException {@code UNAVAILABLE} if the native library is missing or could not be loaded
     */
    Engine create(Map<String, String> settings) throws EngineException;
}
