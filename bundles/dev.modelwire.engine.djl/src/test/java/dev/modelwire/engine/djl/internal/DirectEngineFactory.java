package dev.modelwire.engine.djl.internal;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The engine with nothing in front of it. */
public final class DirectEngineFactory implements EngineFactory {

    @Override
    public Engine create(Map<String, String> settings) throws EngineException {
        return new TfliteEngine(
                TfliteRuntime.load(Path.of(settings.getOrDefault("directory", "."), "native")), Optional::empty);
    }
}
