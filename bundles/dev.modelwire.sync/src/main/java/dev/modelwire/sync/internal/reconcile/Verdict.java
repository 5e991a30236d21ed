package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.store.KnownBad;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one model stands.
 *
 * @param model the model
 * @param desired whether the desired state names it
 * @param needs what is still to be done, in order; empty if nothing
 * @param knownBad why the desired version is not tried, null if it may be
 * @param waiting why the desired version is not taken yet, null if it need not wait
 */
public record Verdict(
        ModelName model,
        boolean desired,
        List<Action> needs,
        @Nullable KnownBad knownBad,
        @Nullable Waiting waiting) {

    public Verdict {
        needs = List.copyOf(needs);
    }

    Verdict(ModelName model, boolean desired, List<Action> needs, @Nullable KnownBad knownBad) {
        this(model, desired, needs, knownBad, null);
    }

    Verdict andThen(Action need) {
        List<Action> more = new ArrayList<>(needs);
        more.add(need);
        return new Verdict(model, desired, more, knownBad, waiting);
    }

    Verdict until(Waiting what) {
        return new Verdict(model, desired, needs, knownBad, what);
    }
}
