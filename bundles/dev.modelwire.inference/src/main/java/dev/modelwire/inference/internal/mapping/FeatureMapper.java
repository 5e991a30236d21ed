package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.ScoreOutcome;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the inputs of a model from records, by a plan that is made once. For one thread at a time. */
final class FeatureMapper {

    private final InputFiller[] fillers;
    private final Missing missing = new Missing();

    FeatureMapper(Contract contract) {
        fillers = contract.inputs().stream().map(InputFiller::of).toArray(InputFiller[]::new);
    }

    /** Takes all inputs; returns why it cannot, or null. What is missing is said before what is wrong. */
    ScoreOutcome.@Nullable Refused take(Map<String, ?> record) {
        missing.clear();
        ScoreOutcome.Refused refusal = null;
        for (InputFiller filler : fillers) {
            ScoreOutcome.Refused problem = filler.take(record, missing);
            if (refusal == null) {
                refusal = problem;
            }
        }
        return missing.any() ? missing.refusal() : refusal;
    }

    void write(List<ByteBuffer> inputs) {
        for (int i = 0; i < fillers.length; i++) {
            fillers[i].write(inputs.get(i));
        }
    }
}
