package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.desired.DesiredState;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one source.
 *
 * @param origin where it was read; another place begins its revisions anew
 * @param accepted the document that was accepted last
 * @param highest the document with the highest revision so far
 */
public record SourceMemory(
        String origin,
        @Nullable Accepted accepted,
        @Nullable Accepted highest) {

    static final SourceMemory NOTHING = new SourceMemory("", null, null);

    /** A document and what it says. */
    public record Accepted(String text, DesiredState state) {}
}
