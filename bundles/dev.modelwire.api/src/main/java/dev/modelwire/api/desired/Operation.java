package dev.modelwire.api.desired;

import dev.modelwire.api.model.ModelName;
import java.util.Objects;

/** What an operator may ask of one model, beside the desired state. */
public sealed interface Operation {

    ModelName model();

    /** Forget why the desired version was refused or failed, and try it again now, without waiting. */
    record Retry(ModelName model) implements Operation {
        public Retry {
            Objects.requireNonNull(model, "model");
        }
    }

    /**
     * Go back to the previous version, and stay there until the desired state of the model changes or {@link Retry} is
     * asked for.
     */
    record Revert(ModelName model) implements Operation {
        public Revert {
            Objects.requireNonNull(model, "model");
        }
    }

    /** Activate now a desired version that waits, for an operator, for its time or for its share of a rollout. */
    record Activate(ModelName model) implements Operation {
        public Activate {
            Objects.requireNonNull(model, "model");
        }
    }

    /** Remove all that is stored of a model that is not desired. */
    record Remove(ModelName model) implements Operation {
        public Remove {
            Objects.requireNonNull(model, "model");
        }
    }
}
