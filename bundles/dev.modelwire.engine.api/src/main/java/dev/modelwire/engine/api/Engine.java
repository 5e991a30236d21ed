package dev.modelwire.engine.api;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A native runtime. An engine bundle registers one as a service when its native library was found, checked and loaded;
 * a platform without a native registers none and says so in one line of the log.
 *
 * <p>All methods may be called from any thread.
 */
@ConsumerType
public interface Engine {

    /** Returns the engine's stable name, for example {@code djl-tflite}. */
    String name();

    /** Returns the version of the native runtime. */
    String version();

    /** Returns the names of the model formats that it opens, for example {@code tflite}. */
    Set<String> formats();

    /**
     * Returns the names of the operators outside of its formats' own set that it brings, as model files write them: TFLite's custom
     * operators. Models with other such operators are never given to it; what a known one reads and writes is for the engine
     * to check.
     */
    default Set<String> customOperators() {
        return Set.of();
    }

    /**
     * Loads a model and prepares its buffers. May take seconds; the caller has verified the file's digest.
     *
     * @param model the model's file
     * @param options how to run it
     * @return an open session that shares nothing with any other session; the caller closes it
     * @throws EngineException if the file is no model that this engine can run, or the engine has gone
     */
    EngineSession open(ModelFile model, SessionOptions options) throws EngineException;

    /**
     * Returns how a process of its own runs this engine, or empty if none can: then no model is tried in a process before
     * it is opened here. May write files the first time and so is for a thread of the caller's own.
     *
     * @throws EngineException {@code UNAVAILABLE} if what the process needs could not be written
     */
    default Optional<EngineBlueprint> blueprint() throws EngineException {
        return Optional.empty();
    }
}
