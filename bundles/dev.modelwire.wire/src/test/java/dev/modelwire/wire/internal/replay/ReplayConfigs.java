package dev.modelwire.wire.internal.replay;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the host makes them: a value or the default of the annotation, read lazily, which may fail. */
final class ReplayConfigs {

    private ReplayConfigs() {}

    static ReplayConfig config(Map<String, Object> values) {
        return (ReplayConfig) Proxy.newProxyInstance(
                ReplayConfigs.class.getClassLoader(), new Class<?>[] {ReplayConfig.class}, (proxy, method, args) -> {
                    Object value = values.getOrDefault(method.getName().replace('_', '.'), method.getDefaultValue());
                    if (value instanceof RuntimeException failure) {
                        throw failure;
                    }
                    return value;
                });
    }

    static ReplayOptions options(Map<String, Object> values) {
        return ReplayOptions.from(config(values));
    }
}
