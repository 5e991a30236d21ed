package dev.modelwire.benchmarks;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import dev.modelwire.engine.djl.internal.DjlEngineFactory;
import dev.modelwire.engine.litert.internal.LitertEngineFactory;
import dev.modelwire.engine.onnx.internal.OnnxEngineFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The engines by the names they have on the command line. */
enum EngineKind {
    DJL("tflite", DjlEngineFactory.class, TrialEngines.Djl.class),
    LITERT("tflite", LitertEngineFactory.class, TrialEngines.Litert.class),
    ONNX("onnx", OnnxEngineFactory.class, TrialEngines.Onnx.class);

    private final String format;
    private final Class<? extends EngineFactory> factory;
    private final Class<? extends EngineFactory> forTrials;

    EngineKind(String format, Class<? extends EngineFactory> factory, Class<? extends EngineFactory> forTrials) {
        this.format = format;
        this.factory = factory;
        this.forTrials = forTrials;
    }

    String format() {
        return format;
    }

    Class<? extends EngineFactory> forTrials() {
        return forTrials;
    }

    /** Loads the native library; fails where this platform has none. */
    Engine create(Path directory) throws ReflectiveOperationException, EngineException {
        return factory.getConstructor()
                .newInstance()
                .create(Map.of("native.directory", directory.toAbsolutePath().toString()));
    }

    /** Returns the engine if this platform has its native library. */
    Optional<Engine> available(Path directory) throws ReflectiveOperationException {
        try {
            return Optional.of(create(directory));
        } catch (EngineException e) {
            return Optional.empty();
        }
    }
}
