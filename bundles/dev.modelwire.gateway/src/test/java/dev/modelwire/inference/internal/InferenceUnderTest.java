package dev.modelwire.inference.internal;

import dev.modelwire.api.store.ModelStore;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import java.lang.reflect.Proxy;
import java.util.Map;

/** The inference component with its defaults and one engine. */
public final class InferenceUnderTest {

    private InferenceUnderTest() {}

    public static InferenceComponent of(ModelStore store, Engine engine) {
        InferenceConfig defaults = InferenceConfig.class.cast(Proxy.newProxyInstance(
                InferenceConfig.class.getClassLoader(),
                new Class<?>[] {InferenceConfig.class},
                (proxy, method, args) -> method.getDefaultValue()));
        InferenceComponent inference = new InferenceComponent(defaults, store, () -> {
            throw new EngineException(EngineException.Kind.UNAVAILABLE, "no process of its own is needed here");
        });
        inference.addEngine(engine, Map.of());
        return inference;
    }
}
