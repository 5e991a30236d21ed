package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.ElementType;
import org.jspecify.annotations.Nullable;

/** The sentences that go with refusals of values. */
final class Refusals {

    private Refusals() {}

    static ScoreOutcome.Refused of(RefusalCode code, String name, @Nullable Object value, ElementType type) {
        String is = value instanceof Number || value instanceof Boolean ? " is [" + value + "]" : "";
        String kind = value == null ? "null" : value.getClass().getSimpleName();
        String why =
                switch (code) {
                    case NOT_FINITE -> " is not a finite number: a model is never given NaN or infinity";
                    case OUT_OF_RANGE -> is + ", which " + type + " cannot hold";
                    default -> is + " of type [" + kind + "], which cannot be widened to " + type;
                };
        return new ScoreOutcome.Refused(code, "feature [" + name + "]" + why);
    }

    static ScoreOutcome.Refused engineFailed(Origin origin, Exception e) {
        return new ScoreOutcome.Refused(
                RefusalCode.ENGINE_FAILED,
                "engine [" + origin.engine() + "] failed on a record of [" + origin.version() + "]: " + e.getMessage());
    }

    static ScoreOutcome.Refused notFinite(Origin origin, String output, int element, double value) {
        return new ScoreOutcome.Refused(
                RefusalCode.OUTPUT_NOT_FINITE,
                "output [" + output + "][" + element + "] of [" + origin.version() + "] is [" + value
                        + "]: the model must answer finite numbers");
    }
}
