package dev.modelwire.benchmarks;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** An engine that can tell which session it has opened last, so that the very same one is measured on each path. */
final class RememberingEngine implements Engine {

    private final Engine engine;
    private final Deque<EngineSession> opened = new ArrayDeque<>();

    RememberingEngine(Engine engine) {
        this.engine = engine;
    }

    EngineSession last() {
        return opened.getLast();
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public String version() {
        return engine.version();
    }

    @Override
    public Set<String> formats() {
        return engine.formats();
    }

    @Override
    public EngineSession open(ModelFile model, SessionOptions options) throws EngineException {
        EngineSession session = engine.open(model, options);
        opened.add(session);
        return session;
    }
}
