package dev.modelwire.api.evaluation;

import java.util.Objects;

/** What became of a forecast or of a truth that was given to a scorecard. */
public sealed interface Intake {

    /**
     * It was taken.
     *
     * @param scored how many forecasts were scored by it: any number for a truth, 0 (it waits) or 1 for a forecast
     */
    record Taken(int scored) implements Intake {}

    /**
     * It was refused; nothing has changed but a counter.
     *
     * @param reason why
     * @param detail why, in a sentence with the values
     */
    record Refused(IntakeRefusal reason, String detail) implements Intake {
        public Refused {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }
}
