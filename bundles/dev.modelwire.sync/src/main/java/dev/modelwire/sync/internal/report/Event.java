package dev.modelwire.sync.internal.report;

import dev.modelwire.api.model.ModelName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened, for people. */
public record Event(Instant at, @Nullable ModelName model, String text) {}
