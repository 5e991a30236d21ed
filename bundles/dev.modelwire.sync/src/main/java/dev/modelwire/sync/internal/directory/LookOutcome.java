package dev.modelwire.sync.internal.directory;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import org.jspecify.annotations.Nullable;

/** What a look into the directory brought. */
public sealed interface LookOutcome {

    /** The same document as before. */
    record Unchanged(Seen seen) implements LookOutcome {}

    record Document(String text, ParseOutcome parsed, Seen seen) implements LookOutcome {}

    /**
     * No document can be had.
     *
     * @param code null if it merely is not there
     */
    record Away(@Nullable ErrorCode code, String detail) implements LookOutcome {}
}
