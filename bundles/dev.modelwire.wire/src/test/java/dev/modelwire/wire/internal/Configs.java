package dev.modelwire.wire.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the host makes them: a value or the default of the annotation, read lazily, which may fail. */
final class Configs {

    private Configs() {}

    static ModelInferenceConfig config(Map<String, Object> values) {
        return (ModelInferenceConfig) Proxy.newProxyInstance(
                Configs.class.getClassLoader(), new Class<?>[] {ModelInferenceConfig.class}, (proxy, method, args) -> {
                    Object value = values.getOrDefault(method.getName().replace('_', '.'), method.getDefaultValue());
                    if (value instanceof RuntimeException failure) {
                        throw failure;
                    }
                    return value;
                });
    }

    static ModelInferenceOptions options(Map<String, Object> values) {
        return ModelInferenceOptions.from(config(values));
    }
}
