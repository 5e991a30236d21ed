package dev.modelwire.inference.internal.manifest;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;

/** Which version the manifest describes, and in what format its model file is. */
public record Identity(ModelName model, VersionLabel version, String format) {}
