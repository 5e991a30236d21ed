package dev.modelwire.engine.djl.internal;

import ai.djl.tflite.engine.XnnEngineProvider;
import ai.djl.tflite.engine.XnnModel;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** TFLite through DJL: one DJL model, and so one interpreter, for each session. */
final class TfliteEngine implements Engine {

    static final String NAME = "djl-tflite";
    private static final Set<String> FORMATS = Set.of("tflite");

    private final String version;
    private final Set<TfliteSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Takes the version of the runtime that the caller has loaded. */
    TfliteEngine(String version) {
        this.version = version;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Set<String> formats() {
        return FORMATS;
    }

    @Override
    public EngineSession open(ModelFile file, SessionOptions options) throws EngineException {
        requireOpen();
        if (!FORMATS.contains(file.format())) {
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    "model format [" + file.format() + "] is not opened by engine djl-tflite: it must be [tflite];"
                            + " choose another engine");
        }
        FlatbufferHeader.check(file);
        TfliteSession session = load(file, options);
        sessions.add(session);
        if (closed) {
            session.close();
            requireOpen();
        }
        return session;
    }

    /** Refuses further models and closes every open session; waits for each running call to end. */
    void close() {
        closed = true;
        for (TfliteSession session : List.copyOf(sessions)) {
            session.close();
        }
    }

    private void requireOpen() throws EngineException {
        if (closed) {
            throw new EngineException(
                    EngineException.Kind.CLOSED,
                    "engine [djl-tflite] is closed: no model can be opened; wait for the engine's new service");
        }
    }

    private TfliteSession load(ModelFile file, SessionOptions options) throws EngineException {
        XnnModel model = XnnEngineProvider.newModel(file.sha256());
        try {
            model.load(file.path(), null, Map.of(XnnModel.THREADS, options.threads()));
            return TfliteSession.of(model, options, sessions::remove);
        } catch (RuntimeException e) {
            model.close();
            throw LoadFailure.of(file, e);
        } catch (EngineException e) {
            model.close();
            throw e;
        }
    }
}
