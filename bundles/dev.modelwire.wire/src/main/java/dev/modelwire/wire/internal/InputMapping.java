package dev.modelwire.wire.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which property fills what the model asks for, where the names differ.
 *
 * @param properties properties of records by the names that the model asks for; every other name is that of its property
 */
record InputMapping(Map<String, String> properties) {

    static final InputMapping NONE = new InputMapping(Map.of());

    InputMapping {
        properties = Map.copyOf(properties);
    }

    /** Reads a comma-separated list of {@code name=property}. */
    static InputMapping of(String key, String list) {
        Map<String, String> properties = new HashMap<>();
        for (String pair : Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList()) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? "" : pair.substring(0, equals).strip();
            String property = pair.substring(equals + 1).strip();
            if (name.isEmpty() || property.isEmpty()) {
                throw new IllegalArgumentException("option " + key + " has [" + pair
                        + "]: it must be a comma-separated list of name=property, the model's name first");
            }
            if (properties.put(name, property) != null) {
                throw new IllegalArgumentException(
                        "option " + key + " gives [" + name + "] twice: name each input of the model once");
            }
        }
        return new InputMapping(properties);
    }

    /** Returns the property for a name that the model asks for. */
    String property(String name) {
        return properties.getOrDefault(name, name);
    }

    boolean isNone() {
        return properties.isEmpty();
    }
}
