package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineFactory;
import java.util.Map;
import java.util.Set;

/** Brings up a {@link FakeEngine} in a process of its own. */
public final class FakeEngineFactory implements EngineFactory {

    /** Makes the factory. */
    public FakeEngineFactory() {}

    @Override
    public Engine create(Map<String, String> settings) {
        return new FakeEngine(settings.getOrDefault("name", FakeEngine.FORMAT), Set.of(FakeEngine.FORMAT));
    }
}
