package dev.modelwire.engine.litert.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.support.internal.BlueprintSource;
import dev.modelwire.engine.support.internal.FlatbufferHeader;
import dev.modelwire.engine.support.internal.NativeEngine;
import java.util.function.Consumer;

/** TFLite 2.21 through its C++ interface: one model and one interpreter for each session. */
final class LitertEngine extends NativeEngine {

    static final String NAME = "litert-tflite";

    /** Takes the version of the runtime that the caller has loaded. */
    LitertEngine(String version, BlueprintSource blueprints) {
        super(NAME, version, "tflite", blueprints);
    }

    @Override
    protected EngineSession load(ModelFile file, SessionOptions options, Consumer<EngineSession> released)
            throws EngineException {
        FlatbufferHeader.check(file);
        LoadedModel model = LoadedModel.load(file, options.threads());
        try {
            return LitertSession.of(model, options, released);
        } catch (EngineException | RuntimeException e) {
            model.close();
            throw e;
        }
    }
}
