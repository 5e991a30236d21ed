package dev.modelwire.engine.djl.internal;

import ai.djl.tflite.engine.XnnEngineProvider;
import ai.djl.tflite.engine.XnnModel;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.support.internal.BlueprintSource;
import dev.modelwire.engine.support.internal.FlatbufferHeader;
import dev.modelwire.engine.support.internal.NativeEngine;
import java.util.Map;
import java.util.function.Consumer;

/** TFLite through DJL: one DJL model, and so one interpreter, for each session. */
final class TfliteEngine extends NativeEngine {

    static final String NAME = "djl-tflite";

    /** Takes the version of the runtime that the caller has loaded. */
    TfliteEngine(String version, BlueprintSource blueprints) {
        super(NAME, version, "tflite", blueprints);
    }

    @Override
    protected EngineSession load(ModelFile file, SessionOptions options, Consumer<EngineSession> released)
            throws EngineException {
        FlatbufferHeader.check(file);
        XnnModel model = XnnEngineProvider.newModel(file.sha256());
        try {
            model.load(file.path(), null, Map.of(XnnModel.THREADS, options.threads()));
            return TfliteSession.of(model, options, released);
        } catch (RuntimeException e) {
            model.close();
            throw LoadFailure.of(file, e);
        } catch (EngineException e) {
            model.close();
            throw e;
        }
    }
}
