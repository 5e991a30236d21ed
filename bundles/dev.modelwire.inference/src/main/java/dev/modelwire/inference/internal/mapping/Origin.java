package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.model.ModelVersion;

/** What a result names as its origin. */
public record Origin(ModelVersion version, String engine) {}
