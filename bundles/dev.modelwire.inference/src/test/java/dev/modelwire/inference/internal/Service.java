package dev.modelwire.inference.internal;

import dev.modelwire.api.store.ModelStore;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.inference.internal.worker.WorkerCommands;
import java.lang.reflect.Proxy;
import java.util.Map;

/** The component as a component runtime makes it, with the threads of its own. */
final class Service {

    private Service() {}

    /** With one engine, and with the defaults where nothing else is given. */
    static InferenceComponent of(
            ModelStore store, Engine engine, WorkerCommands workers, Map<String, Object> configuration) {
        InferenceConfig config = InferenceConfig.class.cast(Proxy.newProxyInstance(
                InferenceConfig.class.getClassLoader(),
                new Class<?>[] {InferenceConfig.class},
                (proxy, method, args) -> configuration.getOrDefault(method.getName(), method.getDefaultValue())));
        InferenceComponent component = new InferenceComponent(config, store, workers);
        component.addEngine(engine, Map.of());
        return component;
    }
}
