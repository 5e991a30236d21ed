package dev.modelwire.wire.internal;

import dev.modelwire.api.model.ModelName;

/** Reads names of models from configurations. */
final class ModelNames {

    private ModelNames() {}

    static ModelName needed(String key, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("option " + key + " [] must name a model of the desired state");
        }
        try {
            return ModelName.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option " + key + ": " + e.getMessage(), e);
        }
    }
}
