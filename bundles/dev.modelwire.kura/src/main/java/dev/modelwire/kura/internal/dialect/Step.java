package dev.modelwire.kura.internal.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a call.
 *
 * @param next takes the place of the dialect that was called
 * @param send in this order
 * @param desired the document that was learnt, {@code {}} if the cloud desires nothing (any more), null if nothing was learnt
 */
public record Step(
        Dialect next, List<Outgoing> send, @Nullable String desired) {

    public Step {
        send = List.copyOf(send);
    }

    static Step quiet(Dialect next) {
        return new Step(next, List.of(), null);
    }
}
