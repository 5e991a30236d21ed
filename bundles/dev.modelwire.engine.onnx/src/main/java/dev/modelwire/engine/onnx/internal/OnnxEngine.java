package dev.modelwire.engine.onnx.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.support.internal.BlueprintSource;
import dev.modelwire.engine.support.internal.NativeEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** ONNX Runtime: one of its sessions for each session of ours. */
final class OnnxEngine extends NativeEngine {

    static final String NAME = "onnx-runtime";

    private final OrtEnvironment environment;

    OnnxEngine(OrtEnvironment environment, BlueprintSource blueprints) {
        super(NAME, environment.getVersion(), "onnx", blueprints);
        this.environment = environment;
    }

    @Override
    protected EngineSession load(ModelFile file, SessionOptions options, Consumer<EngineSession> released)
            throws EngineException {
        requireContent(file);
        OrtSession session = open(file, options.threads());
        try {
            return OnnxSession.of(environment, session, file, options, released);
        } catch (EngineException | RuntimeException e) {
            Closing.quietly(session);
            throw e;
        }
    }

    private OrtSession open(ModelFile file, int threads) throws EngineException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // threads that wait for work must not burn the processor that the gateway's other work needs
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return environment.createSession(file.path().toString(), options);
        } catch (OrtException e) {
            throw LoadFailure.of(file, e);
        }
    }

    private static void requireContent(ModelFile file) throws EngineException {
        try {
            if (Files.size(file.path()) == 0) {
                throw new EngineException(
                        EngineException.Kind.INVALID_MODEL,
                        "model file [" + file.path().getFileName() + "] (sha256 " + file.sha256()
                                + ") is empty: an ONNX model must have content; publish it again");
            }
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Kind.INVALID_MODEL,
                    "model file [" + file.path() + "] cannot be read: check that it exists and its permissions",
                    e);
        }
    }
}
