package dev.modelwire.probe;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one engine of this process, which all its sessions share. Safe for use by several threads. */
final class EngineOfProcess {

    private final String factory;
    private @Nullable Engine engine;

    EngineOfProcess(String factory) {
        this.factory = factory;
    }

    synchronized void start(Map<String, String> settings) throws EngineException {
        if (engine == null) {
            engine = create().create(settings);
        }
    }

    synchronized Engine engine() throws EngineException {
        if (engine == null) {
            throw new EngineException(EngineException.Kind.UNAVAILABLE, "the engine was not started");
        }
        return engine;
    }

    private EngineFactory create() throws EngineException {
        try {
            return Class.forName(factory)
                    .asSubclass(EngineFactory.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "engine factory [" + factory + "] cannot be used: it must be a public class with a public"
                            + " constructor without arguments (" + e + ")",
                    e);
        }
    }
}
