package dev.modelwire.engine.onnx.internal;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import dev.modelwire.engine.support.internal.Blueprints;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Brings the engine up where there is no framework: touches no class of OSGi. */
public final class OnnxEngineFactory implements EngineFactory {

    @Override
    public Engine create(Map<String, String> settings) throws EngineException {
        Path directory = Blueprints.nativeDirectory(settings);
        return new OnnxEngine(
                OnnxNatives.load(directory),
                () -> Optional.of(Blueprints.ofClassPath(OnnxEngineFactory.class, directory)));
    }
}
