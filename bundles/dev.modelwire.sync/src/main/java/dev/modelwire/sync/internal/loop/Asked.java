package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.Operation;
import java.util.concurrent.CompletableFuture;

/** What an operator asked for, and who waits for the answer. */
record Asked(Operation operation, CompletableFuture<Answer> answer) {}
