package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An engine that knows its open sessions, so that whoever offers it can end them all. */
public abstract class NativeEngine implements Engine {

    private final String name;
    private final String version;
    private final String format;
    private final BlueprintSource blueprints;
    private final Set<EngineSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Takes what describes the engine.
     *
     * @param version that of the native runtime, which the caller has loaded
     * @param format the only model format that it opens
     */
    protected NativeEngine(String name, String version, String format, BlueprintSource blueprints) {
        this.name = name;
        this.version = version;
        this.format = format;
        this.blueprints = blueprints;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String version() {
        return version;
    }

    @Override
    public final Set<String> formats() {
        return Set.of(format);
    }

    @Override
    public final Optional<EngineBlueprint> blueprint() throws EngineException {
        return blueprints.blueprint();
    }

    @Override
    public final EngineSession open(ModelFile file, SessionOptions options) throws EngineException {
        requireOpen();
        if (!format.equals(file.format())) {
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    "model format [" + file.format() + "] is not opened by engine " + name + ": it must be [" + format
                            + "]; choose another engine");
        }
        EngineSession session = load(file, options, sessions::remove);
        sessions.add(session);
        if (closed) {
            session.close();
            requireOpen();
        }
        return session;
    }

    /** Refuses further models and closes every open session; waits for each running call to end. */
    public final void close() {
        closed = true;
        for (EngineSession session : List.copyOf(sessions)) {
            session.close();
        }
    }

    /**
     * Loads a model of the engine's format.
     *
     * @param released to be called by the session when its native memory has been freed
     */
    protected abstract EngineSession load(ModelFile file, SessionOptions options, Consumer<EngineSession> released)
            throws EngineException;

    private void requireOpen() throws EngineException {
        if (closed) {
            throw new EngineException(
                    EngineException.Kind.CLOSED,
                    "engine [" + name + "] is closed: no model can be opened; wait for the engine's new service");
        }
    }
}
