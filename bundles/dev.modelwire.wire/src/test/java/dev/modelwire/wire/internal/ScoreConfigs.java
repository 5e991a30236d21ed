package dev.modelwire.wire.internal;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations as the host makes them: a value or the default of the annotation, read lazily, which may fail. */
final class ScoreConfigs {

    /** What has no default. */
    static final Map<String, Object> LEAST =
            Map.of("model", "demand", "value.property", "load_h{h}", "truth.property", "load");

    private ScoreConfigs() {}

    static ForecastScoreConfig config(Map<String, Object> values) {
        return (ForecastScoreConfig) Proxy.newProxyInstance(
                ScoreConfigs.class.getClassLoader(),
                new Class<?>[] {ForecastScoreConfig.class},
                (proxy, method, args) -> {
                    Object value = values.getOrDefault(method.getName().replace('_', '.'), method.getDefaultValue());
                    if (value instanceof RuntimeException failure) {
                        throw failure;
                    }
                    return value;
                });
    }

    /** Returns what has no default, and these. */
    static Map<String, Object> with(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(LEAST);
        all.putAll(values);
        return all;
    }

    static ForecastScoreOptions options(Map<String, Object> values) {
        return ForecastScoreOptions.from(config(with(values)));
    }
}
