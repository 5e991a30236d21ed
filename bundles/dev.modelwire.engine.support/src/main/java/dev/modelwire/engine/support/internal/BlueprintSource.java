package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import java.util.Optional;

/** Where an engine gets its blueprint from. */
@FunctionalInterface
public interface BlueprintSource {

    /** See {@link dev.modelwire.engine.api.Engine#blueprint()}. */
    Optional<EngineBlueprint> blueprint() throws EngineException;
}
