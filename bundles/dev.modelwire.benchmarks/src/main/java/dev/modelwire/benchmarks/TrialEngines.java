package dev.modelwire.benchmarks;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import java.nio.file.Path;
import java.util.Map;

/** Makes the engines in processes that try damaged models, which are told of a directory only. */
public final class TrialEngines {

    private TrialEngines() {}

    private static Engine create(EngineKind kind, Map<String, String> settings) throws EngineException {
        try {
            return kind.create(Path.of(settings.getOrDefault("directory", "")));
        } catch (ReflectiveOperationException e) {
            throw new EngineException(EngineException.Kind.UNAVAILABLE, "engine [" + kind + "] cannot be made", e);
        }
    }

    /** TFLite 2.6.2 through DJL. */
    public static final class Djl implements EngineFactory {

        @Override
        public Engine create(Map<String, String> settings) throws EngineException {
            return TrialEngines.create(EngineKind.DJL, settings);
        }
    }

    /** TFLite 2.21 through its C++ interface. */
    public static final class Litert implements EngineFactory {

        @Override
        public Engine create(Map<String, String> settings) throws EngineException {
            return TrialEngines.create(EngineKind.LITERT, settings);
        }
    }

    /** ONNX Runtime. */
    public static final class Onnx implements EngineFactory {

        @Override
        public Engine create(Map<String, String> settings) throws EngineException {
            return TrialEngines.create(EngineKind.ONNX, settings);
        }
    }
}
