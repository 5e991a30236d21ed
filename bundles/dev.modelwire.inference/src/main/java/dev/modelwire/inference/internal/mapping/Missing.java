package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import java.util.ArrayList;
import java.util.List;

/** Collects what a record lacks: the first names and how many more. */
final class Missing {

    private static final int NAMED = 5;

    private final List<String> names = new ArrayList<>(NAMED);
    private int count;

    void clear() {
        if (count > 0) {
            names.clear();
            count = 0;
        }
    }

    void add(String name) {
        if (count++ < NAMED) {
            names.add(name);
        }
    }

    boolean any() {
        return count > 0;
    }

    ScoreOutcome.Refused refusal() {
        String more = count > NAMED ? " and " + (count - NAMED) + " more" : "";
        return new ScoreOutcome.Refused(
                RefusalCode.MISSING_FEATURE, "the record lacks " + names + more + ": the model needs every feature");
    }
}
