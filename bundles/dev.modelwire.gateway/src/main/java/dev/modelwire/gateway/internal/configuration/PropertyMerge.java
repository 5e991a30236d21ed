package dev.modelwire.gateway.internal.configuration;

import java.util.LinkedHashMap;
import java.util.Map;

/** Kura's rule of an update: the defaults, over them what runs, over that what was supplied. */
final class PropertyMerge {

    private PropertyMerge() {}

    /** A supplied null removes what runs; where there is a default, the default is back. */
    static Map<String, Object> of(Map<String, Object> defaults, Map<String, Object> running, Map<String, ?> supplied) {
        var merged = new LinkedHashMap<String, Object>(running);
        supplied.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        defaults.forEach(merged::putIfAbsent);
        return merged;
    }
}
