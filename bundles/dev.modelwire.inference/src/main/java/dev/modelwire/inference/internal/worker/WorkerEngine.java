package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.util.Optional;
import java.util.Set;

/** An engine that runs in a process of its own, for one model with a fixed number of sessions. */
public final class WorkerEngine implements Engine {

    private final Engine engine;
    private final WorkerHost host;

    private WorkerEngine(Engine engine, WorkerHost host) {
        this.engine = engine;
        this.host = host;
    }

    /** Makes an engine whose process is not started again when it dies. */
    public static WorkerEngine once(
            Engine engine, EngineBlueprint blueprint, WorkerCommand command, WorkerLimits limits, int sessions) {
        return new WorkerEngine(engine, new WorkerHost(command, blueprint, limits, Restarts.NEVER, sessions));
    }

    /** Makes an engine whose process is started again when it dies. */
    public static WorkerEngine lasting(
            Engine engine,
            EngineBlueprint blueprint,
            WorkerCommand command,
            WorkerLimits limits,
            BackOff restarts,
            int sessions) {
        return new WorkerEngine(engine, new WorkerHost(command, blueprint, limits, restarts, sessions));
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
        return host.open(model, options);
    }

    /** Returns the memory that the sessions took so far, in bytes; 0 where the system does not tell. */
    public long sessionBytes() {
        return host.sessionBytes();
    }

    /** Returns how the process has ended, if it has. */
    public Optional<EngineException> death() {
        return host.death();
    }
}
