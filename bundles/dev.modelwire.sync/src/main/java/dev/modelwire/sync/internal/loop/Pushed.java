package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import java.util.concurrent.CompletableFuture;

/** A document that a source brought itself, and who waits for what becomes of it. */
record Pushed(SourceId source, String origin, String text, ParseOutcome parsed, CompletableFuture<Answer> answer) {}
